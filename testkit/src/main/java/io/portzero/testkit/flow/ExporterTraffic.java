package io.portzero.testkit.flow;

import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.packet.Fragments;
import io.portzero.testkit.packet.Layer;
import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.PacketBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes a capture for real exporters to make flows of, in which each zero that they can print has
/// one cause: `ExporterTraffic FILE`.
///
/// 50 DNS answers in three fragments each, 20 pings with their answers, 10 packets in GRE, TCP to
/// port 0 (15) and from 0 to 0 (5), UDP from port 0 (10) and from 0 to 0 (3).
public final class ExporterTraffic {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long STEP = 1_000_000L;
    private static final int MTU_PAYLOAD = 1_480;
    private static final int SYN = 2;
    private static final int IPV4 = 0x0800;
    private static final String HOST = "198.51.100.";
    private static final String PEER = "192.0.2.";

    private final PcapWriter writer;
    private long now = START;

    private ExporterTraffic(PcapWriter writer) {
        this.writer = writer;
    }

    public static void main(String[] arguments) throws IOException {
        try (var writer = PcapWriter.ordinary(Files.newOutputStream(Path.of(arguments[0])), 1)) {
            new ExporterTraffic(writer).write();
        }
    }

    private void write() throws IOException {
        for (int i = 1; i <= 50; i++) {
            answer(i);
        }
        for (int i = 1; i <= 20; i++) {
            packet(ethernet(HOST + i, PEER + "200").icmp(8, 0).payload("ping"));
            packet(ethernet(PEER + "200", HOST + i).icmp(0, 0).payload("ping"));
        }
        for (int i = 1; i <= 10; i++) {
            String inner = "10.0.0." + i;
            packet(
                    ethernet(HOST + i, PEER + "201")
                            .gre(gre -> gre)
                            .ipv4(inner, "10.0.1.1")
                            .udp(5_000 + i, 6_000));
        }
        zeros();
    }

    private void zeros() throws IOException {
        for (int i = 1; i <= 15; i++) {
            packet(ethernet(HOST + i, PEER + "202").tcp(40_000 + i, 0, tcp -> tcp.flags(SYN)));
        }
        for (int i = 1; i <= 5; i++) {
            packet(ethernet(HOST + i, PEER + "203").tcp(0, 0, tcp -> tcp.flags(SYN)));
        }
        for (int i = 1; i <= 10; i++) {
            packet(ethernet(HOST + i, PEER + "204").udp(0, 4_000).payload("x".repeat(72)));
        }
        for (int i = 1; i <= 3; i++) {
            packet(ethernet(HOST + i, PEER + "205").udp(0, 0).payload("x".repeat(72)));
        }
    }

    private void answer(int number) throws IOException {
        byte[] datagram =
                PacketBuilder.raw()
                        .ipv4(PEER + number, HOST + "53", ip -> ip.identification(number))
                        .udp(53, 33_333)
                        .payload(new byte[4_000])
                        .bytes();
        List<byte[]> fragments = Fragments.ipv4(datagram, MTU_PAYLOAD);
        for (byte[] fragment : fragments) {
            packet(PacketBuilder.ethernet().layer(new Opaque(fragment, IPV4, Layer.UNNUMBERED)));
        }
    }

    private static PacketBuilder ethernet(String source, String destination) {
        return PacketBuilder.ethernet().ipv4(source, destination);
    }

    private void packet(PacketBuilder packet) throws IOException {
        byte[] frame = packet.bytes();
        writer.packet(now, frame, frame.length, frame.length);
        now += STEP;
    }
}
