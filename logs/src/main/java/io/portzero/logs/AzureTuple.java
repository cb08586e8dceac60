package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;

/// One flow of Azure's, a text with commas. Counters are empty for flows that begin or are denied.
///
///     security group, version 1   time,source,destination,port,port,T|U,direction,decision
///     version 2                   …,state,packets,bytes,packets back,bytes back
///     virtual network             time,source,destination,port,port,number,direction,state,
///                                 encryption,packets,bytes,packets back,bytes back
final class AzureTuple {

    private static final int VERSION_1 = 8;
    private static final int VERSION_2 = 13;

    private AzureTuple() {}

    static void read(String tuple, Entry entry) {
        String[] parts = Texts.split(tuple, ",");
        if (parts.length != VERSION_1 && parts.length != VERSION_2) {
            entry.damaged(VERSION_1 + " or " + VERSION_2 + " parts", String.valueOf(parts.length));
            return;
        }
        boolean ofGroup = parts[5].equals("T") || parts[5].equals("U");
        entry.begin(ofGroup ? FlowFormat.AZURE_NSG : FlowFormat.AZURE_VNET);
        entry.time(FlowField.FIRST_NANOS, "time", Texts.present(parts[0]));
        entry.source("source address", Texts.present(parts[1]));
        entry.destination("destination address", Texts.present(parts[2]));
        entry.port(FlowField.SOURCE_PORT, "source port", Texts.present(parts[3]));
        entry.port(FlowField.DESTINATION_PORT, "destination port", Texts.present(parts[4]));
        entry.protocol("protocol", Texts.present(protocol(parts[5])));
        if (parts.length == VERSION_2) {
            counters(parts, entry);
        }
        entry.accept();
    }

    private static String protocol(String text) {
        return switch (text) {
            case "T" -> "tcp";
            case "U" -> "udp";
            default -> text;
        };
    }

    private static void counters(String[] parts, Entry entry) {
        entry.number(FlowField.PACKETS, "packets", Texts.present(parts[9]), Long.MAX_VALUE);
        entry.number(FlowField.BYTES, "bytes", Texts.present(parts[10]), Long.MAX_VALUE);
        String packets = Texts.present(parts[11]);
        String bytes = Texts.present(parts[12]);
        entry.number(FlowField.REVERSE_PACKETS, "packets back", packets, Long.MAX_VALUE);
        entry.number(FlowField.REVERSE_BYTES, "bytes back", bytes, Long.MAX_VALUE);
    }
}
