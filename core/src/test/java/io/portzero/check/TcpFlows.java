package io.portzero.check;

import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Records of TCP flows, as an exporter of NetFlow v9 sends them.
final class TcpFlows {

    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int SYN_ACK = 0x12;
    static final int RST_ACK = 0x14;
    static final int WHOLE = 0x1B;

    private static final int NOON = 1_700_000_000;
    private static final int OF_A_DATAGRAM = 25;
    private static final Field[] FIELDS = Field.usual(Field.of(22, 4), Field.of(21, 4));

    private final List<byte[]> records = new ArrayList<>();

    /// A flow of one packet, so many seconds after the first.
    TcpFlows one(String source, int from, String destination, int to, int flags, int second) {
        return add(source, from, destination, to, flags, 1, second);
    }

    /// A session of ten packets in each direction, told of in two records.
    TcpFlows session(String client, int from, String server, int to, int second) {
        add(client, from, server, to, WHOLE, 10, second);
        return add(server, to, client, from, WHOLE, 10, second);
    }

    private TcpFlows add(
            String source, int from, String to, int toPort, int flags, int packets, int second) {
        int milliseconds = 10_000 + 1_000 * second;
        records.add(
                Bytes.concat(
                        Addresses.ipv4(source),
                        Addresses.ipv4(to),
                        Bytes.int16(from),
                        Bytes.int16(toPort),
                        new byte[] {6, (byte) flags},
                        Bytes.int32(packets),
                        Bytes.int32(packets * (packets > 1 ? 400 : 44)),
                        Bytes.int32(milliseconds),
                        Bytes.int32(milliseconds)));
        return this;
    }

    /// The datagrams, of which the first has the template.
    List<byte[]> datagrams() {
        List<byte[]> datagrams = new ArrayList<>();
        for (int from = 0; from < records.size(); from += OF_A_DATAGRAM) {
            int to = Math.min(records.size(), from + OF_A_DATAGRAM);
            TemplateExport export = TemplateExport.version9(NOON + from, 1);
            if (from == 0) {
                export.template(256, FIELDS);
            }
            export.data(256, records.subList(from, to).toArray(byte[][]::new));
            datagrams.add(export.bytes());
        }
        return datagrams;
    }

    /// The datagrams as a file holds them.
    byte[] file() {
        return FlowExports.file(datagrams());
    }
}
