package io.portzero.check;

import static io.portzero.testkit.flow.ExportedFlow.icmp;
import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;

import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.flow.ExportedFlow;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.SflowExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Endpoint;
import io.portzero.testkit.packet.PacketBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Export datagrams of all kinds with zeros of all kinds: templates before and behind their data,
/// and redefined.
final class FlowExports {

    private static final int NOON = 1_700_000_000;
    private static final Field[] PORTS = Field.usual();
    private static final Field[] FRAGMENTS = {
        Field.of(88, 2),
        Field.of(8, 4),
        Field.of(12, 4),
        Field.of(7, 2),
        Field.of(11, 2),
        Field.of(4, 1),
        Field.of(371, TemplateExport.VARIABLE)
    };

    private FlowExports() {}

    /// So many rounds of datagrams, each of a second.
    static List<byte[]> rounds(int rounds) {
        List<byte[]> datagrams = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            int now = NOON + i;
            datagrams.add(
                    fixed(i % 2 == 0 ? FixedExport.version5(now) : FixedExport.version7(now)));
            datagrams.add(netflow9(now, i));
            datagrams.add(ipfix(now, i));
            datagrams.add(sflow(i));
        }
        return datagrams;
    }

    private static byte[] fixed(FixedExport export) {
        return export.flow(tcp("192.0.2.1", 40_000, "198.51.100.1", 0))
                .flow(udp("192.0.2.1", 0, "198.51.100.2", 0).counted(4, 5_600))
                .flow(udp("192.0.2.1", 0, "198.51.100.3", 0))
                .flow(icmp("192.0.2.1", "198.51.100.3", 8, 0))
                .flow(
                        ExportedFlow.of(0, new Endpoint("0.0.0.1", 0), new Endpoint("0.0.0.2", 0))
                                .counted(1, 84))
                .bytes();
    }

    /// The template of every fourth round comes behind its data and differs from the one before.
    private static byte[] netflow9(int now, int round) {
        TemplateExport export = TemplateExport.version9(now, 1);
        byte[] answer = record(53, 4_242, 17, 0, 2, 3_000);
        byte[] rest = record(0, 0, 17, 0, 7, 10_000);
        byte[] option = Bytes.concat(Bytes.int32(1), Bytes.int32(100));
        export.data(256 + round / 4, answer, rest, record(0, 443, 6, 2, 1, 40));
        if (round % 4 == 3) {
            export.options(1_000, Field.of(34, 4)).data(1_000, option);
            export.template(256 + round / 4, PORTS);
        }
        return export.bytes();
    }

    private static byte[] ipfix(int now, int round) {
        byte[] offset = Bytes.int16(round % 3 == 0 ? 0 : 185);
        byte[] ports = record(0, 0, 17, 0, 0, 0);
        byte[] record =
                Bytes.concat(offset, java.util.Arrays.copyOf(ports, 13), new byte[] {1, 'x'});
        TemplateExport export = TemplateExport.ipfix(now, 2);
        if (round % 5 == 0) {
            export.template(300, FRAGMENTS);
        }
        return export.data(300, record, record).bytes();
    }

    private static byte[] record(
            int sourcePort, int destinationPort, int protocol, int flags, int packets, int bytes) {
        return Bytes.concat(
                Addresses.ipv4("192.0.2.53"),
                Addresses.ipv4("198.51.100.53"),
                Bytes.int16(sourcePort),
                Bytes.int16(destinationPort),
                new byte[] {(byte) protocol, (byte) flags},
                Bytes.int32(packets),
                Bytes.int32(bytes));
    }

    private static byte[] sflow(int round) {
        return new SflowExport()
                .frame(
                        PacketBuilder.ethernet()
                                .ipv4("192.0.2.1", "198.51.100.1")
                                .tcp(round, 0)
                                .bytes())
                .counters()
                .expanded(
                        PacketBuilder.ethernet()
                                .ipv4("192.0.2.1", "198.51.100.1")
                                .icmp(8, 0)
                                .bytes())
                .ipv4("192.0.2.1", 0, "198.51.100.1", 80, 6)
                .bytes();
    }

    /// The datagrams as a file holds them.
    static byte[] file(List<byte[]> datagrams) {
        return Bytes.concat(datagrams.toArray(byte[][]::new));
    }

    /// The datagrams as one exporter sent them.
    static byte[] capture(List<byte[]> datagrams) {
        return capture(datagrams, Integer.MAX_VALUE);
    }

    /// The same with a limit on what is captured of each packet.
    static byte[] capture(List<byte[]> datagrams, int snapLength) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer = PcapWriter.ordinary(out, 1)) {
            for (int i = 0; i < datagrams.size(); i++) {
                byte[] frame =
                        PacketBuilder.ethernet()
                                .ipv4("203.0.113.1", "203.0.113.2")
                                .udp(50_000, 9_995)
                                .payload(datagrams.get(i))
                                .bytes();
                long nanos = NOON * 1_000_000_000L + i * 1_000L;
                writer.packet(nanos, frame, Math.min(snapLength, frame.length), frame.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
