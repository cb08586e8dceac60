package io.portzero.app.report;

import io.portzero.engine.JudgeOptions;
import io.portzero.engine.PlainReading;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.summary.chance.Baseline;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.packet.Fragments;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Scans of captures that are made on the spot.
final class Scans {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final long STEP = 250_000_000L;

    private Scans() {}

    static ScanReport of(Path file, List<byte[]> packets) throws Exception {
        write(file, packets);
        return scan(file);
    }

    static ScanReport scan(Path... files) throws Exception {
        List<String> paths = List.of(files).stream().map(Path::toString).toList();
        return new Scan(
                        paths,
                        ScanOptions.withThreads(1),
                        JudgeOptions.defaults(),
                        List.of(),
                        Progress.NONE)
                .run();
    }

    static void write(Path file, List<byte[]> packets) throws IOException {
        try (PcapWriter writer = PcapWriter.ordinary(Files.newOutputStream(file), LinkType.RAW)) {
            long nanos = START;
            for (byte[] packet : packets) {
                writer.packet(nanos, packet);
                nanos += STEP;
            }
        }
    }

    /// The report with something in the places that a scan of few packets leaves empty.
    static ScanReport explained(ScanReport report, String evidence) {
        PlainReading reading =
                new PlainReading(
                        PlainReading.Kind.FRAGMENT,
                        4,
                        "Four packets have no port",
                        List.of(evidence));
        Baseline baseline =
                new Baseline(
                        "TCP SYN, destination",
                        65_536,
                        true,
                        0,
                        3,
                        true,
                        1,
                        Baseline.Method.POISSON,
                        OptionalDouble.of(0.08),
                        OptionalDouble.of(0.5),
                        new Baseline.Neighbours(List.of(1L), 1, 0));
        return new ScanReport(
                report.complete(),
                report.interrupted(),
                report.inputs(),
                List.of(reading),
                List.of(baseline),
                report.judgement(),
                report.traffic(),
                report.facts());
    }

    static byte[] syn(int sourcePort, int destinationPort) {
        return PacketBuilder.raw()
                .ipv4("192.0.2.1", "198.51.100.7")
                .tcp(sourcePort, destinationPort, tcp -> tcp.flags(Tcp.SYN))
                .bytes();
    }

    static byte[] ping() {
        return PacketBuilder.raw().ipv4("192.0.2.1", "198.51.100.7").icmp(8, 0).bytes();
    }

    /// A datagram from a DNS server in five fragments.
    static List<byte[]> fragments() {
        byte[] datagram =
                PacketBuilder.raw()
                        .ipv4("192.0.2.53", "198.51.100.7", ip -> ip.mayFragment())
                        .udp(53, 40_000)
                        .payload(new byte[4_000])
                        .bytes();
        return Fragments.ipv4(datagram, 1_000);
    }

    /// Two SYNs to port 0 and one from it, a fragmented datagram, a ping.
    static List<byte[]> mixed() {
        List<byte[]> packets = new ArrayList<>();
        packets.add(syn(40_000, 0));
        packets.add(syn(40_001, 0));
        packets.add(syn(0, 22));
        packets.addAll(fragments());
        packets.add(ping());
        return packets;
    }
}
