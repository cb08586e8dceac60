package io.portzero.flow.datagram;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Address;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Decodes datagrams and keeps what the sink was shown, as text.
final class Exports {

    /// Source, destination, ports, protocol, packets, bytes.
    static final Field[] USUAL = {
        Field.of(8, 4),
        Field.of(12, 4),
        Field.of(7, 2),
        Field.of(11, 2),
        Field.of(4, 1),
        Field.of(2, 4),
        Field.of(1, 4)
    };

    final List<String> shown = new ArrayList<>();
    final ExportDecoder decoder = new ExportDecoder(this::show, Exports::noHeaders);

    private static void noHeaders(
            ByteBuffer bytes, int offset, int length, int protocol, FlowRecord into) {
        into.set(FlowField.SOURCE_PORT, length);
    }

    private void show(FlowRecord record) {
        StringBuilder text = new StringBuilder();
        if (record.hasSource()) {
            text.append(Address.text(record.sourceHigh(), record.sourceLow()));
        }
        text.append(" > ");
        if (record.hasDestination()) {
            text.append(Address.text(record.destinationHigh(), record.destinationLow()));
        }
        for (FlowField field : FlowField.values()) {
            if (record.has(field)) {
                text.append(' ').append(field).append('=').append(record.get(field));
            }
        }
        shown.add(text.toString());
    }

    Exports read(byte[] datagram) {
        return read("exporter", datagram);
    }

    Exports read(String exporter, byte[] datagram) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(datagram.length).put(0, datagram);
        decoder.decode(bytes, 0, datagram.length, new Exporter(exporter), 0);
        return this;
    }

    /// A record of [#USUAL] between 192.0.2.1 and 198.51.100.2.
    static byte[] usual(int sourcePort, int destinationPort, int protocol) {
        return Bytes.concat(
                Addresses.ipv4("192.0.2.1"),
                Addresses.ipv4("198.51.100.2"),
                Bytes.int16(sourcePort),
                Bytes.int16(destinationPort),
                new byte[] {(byte) protocol},
                Bytes.int32(3),
                Bytes.int32(180));
    }

    static TemplateExport netflow9() {
        return TemplateExport.version9(1_700_000_000, 7);
    }

    static TemplateExport ipfix() {
        return TemplateExport.ipfix(1_700_000_000, 7);
    }
}
