package io.portzero.app.record;

import io.portzero.engine.JudgeOptions;
import io.portzero.engine.PacketSink;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Fragments;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Frames with and without port 0, captures of them, and scans of those.
final class SmallCaptures {

    /// 2023-11-14T22:13:20Z; each further frame is 1.5 ms later.
    static final long START = 1_700_000_000_000_000_000L;

    static final long STEP = 1_500_000L;

    private static final String CLIENT = "198.51.100.9";
    private static final String SERVER = "192.0.2.1";

    private SmallCaptures() {}

    static byte[] synToZero() {
        return PacketBuilder.ethernet()
                .ipv4(CLIENT, SERVER, ip -> ip.identification(0x1234).timeToLive(57))
                .tcp(40000, 0, tcp -> tcp.flags(Tcp.SYN).linuxOptions(7))
                .bytes();
    }

    static byte[] ordinary() {
        return PacketBuilder.ethernet().ipv4(CLIENT, SERVER).udp(40000, 53).payload("q").bytes();
    }

    static byte[] udpBetweenZeros() {
        return PacketBuilder.ethernet()
                .ipv6("2001:db8::1", "2001:db8::2")
                .udp(0, 0)
                .payload("hello")
                .bytes();
    }

    static byte[] laterFragment() {
        return PacketBuilder.ethernet()
                .ipv4(
                        SERVER,
                        CLIENT,
                        ip -> ip.identification(99).fragment(1480, false).protocol(17))
                .payload(new byte[64])
                .bytes();
    }

    static byte[] laterIpv6Fragment() {
        byte[] whole =
                PacketBuilder.raw()
                        .ipv6("2001:db8::1", "2001:db8::2")
                        .udp(5353, 53)
                        .payload(new byte[120])
                        .bytes();
        byte[] fragment = Fragments.ipv6(whole, 64, 0xCAFE_0001).getLast();
        return Bytes.concat(ethernetIpv6(), fragment);
    }

    private static byte[] ethernetIpv6() {
        byte[] frame = PacketBuilder.ethernet().ipv6("::1", "::2").udp(1, 2).bytes();
        return Arrays.copyOf(frame, 14);
    }

    static byte[] quotedZero() {
        return PacketBuilder.ethernet()
                .ipv4(SERVER, CLIENT)
                .icmp(3, 3)
                .ipv4(CLIENT, SERVER)
                .udp(40000, 0)
                .bytes();
    }

    static byte[] tunnelledZero() {
        return PacketBuilder.ethernet()
                .ipv4("203.0.113.1", "203.0.113.2")
                .gre(gre -> gre)
                .ipv4(CLIENT, SERVER)
                .tcp(0, 80, tcp -> tcp.flags(Tcp.RST | Tcp.ACK))
                .bytes();
    }

    static byte[] portsBeyondIpLength() {
        return PacketBuilder.ethernet()
                .ipv4(CLIENT, SERVER, ip -> ip.protocol(6))
                .payload(new byte[2])
                .bytes();
    }

    /// One of each, the ordinary one second.
    static List<byte[]> mixture() {
        return List.of(
                synToZero(),
                ordinary(),
                udpBetweenZeros(),
                laterFragment(),
                laterIpv6Fragment(),
                quotedZero(),
                tunnelledZero(),
                portsBeyondIpLength());
    }

    /// Writes frames as a classic capture in microseconds.
    static Path pcap(Path file, List<byte[]> frames) throws IOException {
        try (CaptureWriter writer =
                PcapWriter.ordinary(Files.newOutputStream(file), LinkType.ETHERNET)) {
            long time = START;
            for (byte[] frame : frames) {
                writer.packet(time, frame);
                time += STEP;
            }
        }
        return file;
    }

    static ScanReport scan(Path file, PacketSink... sinks)
            throws IOException, InterruptedException {
        List<String> paths = List.of(file.toString());
        return new Scan(
                        paths,
                        ScanOptions.withThreads(1),
                        JudgeOptions.defaults(),
                        List.of(sinks),
                        Progress.NONE)
                .run();
    }
}
