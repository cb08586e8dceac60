package io.portzero.app.table;

import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.packet.Fragments;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Ten days of a small telescope: a scanner that works by day, one that never sleeps, a victim of a
/// flood, senders of UDP that come when they like, random headers, pings and fragments.
final class StudyCapture {

    static final int DAYS = 10;

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;

    /// Midnight of 2023-11-15 in UTC.
    private static final long START = 1_700_006_400L * SECOND;

    private final Random random = new Random(7);
    private final List<Timed> packets = new ArrayList<>();

    private record Timed(long nanos, byte[] packet) {}

    private StudyCapture(int days) {
        for (int hour = 0; hour < 24 * days; hour++) {
            byDay(hour);
            always(hour);
            rare(hour);
        }
        if (days == 0) {
            return;
        }
        flood(12 * days);
        randomHeaders(18 * days);
        packets.sort(Comparator.comparingLong(Timed::nanos));
    }

    static void write(Path file, int days) throws IOException {
        try (PcapWriter writer = PcapWriter.ordinary(Files.newOutputStream(file), LinkType.RAW)) {
            for (Timed each : new StudyCapture(days).packets) {
                writer.packet(each.nanos, each.packet);
            }
        }
    }

    private void add(int hour, byte[] packet) {
        packets.add(new Timed(START + hour * HOUR + (long) (random.nextDouble() * HOUR), packet));
    }

    private String dark() {
        return "198.18." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private int port() {
        return 1_024 + random.nextInt(60_000);
    }

    private void byDay(int hour) {
        double sun = Math.max(0, Math.sin((hour % 24 - 6) * Math.PI / 12));
        for (int i = random.nextInt(4); i < 40 * sun; i++) {
            add(hour, syn("203.0.113.9", 64, 1_024, port(), 0, new byte[0]));
        }
    }

    private void always(int hour) {
        for (int i = random.nextInt(12); i < 16; i++) {
            String source = "192.0.2." + (int) Math.abs(10 * random.nextGaussian());
            add(hour, udp(source, 0, random.nextInt(3) == 0 ? 53 : port()));
        }
    }

    private void rare(int hour) {
        add(hour, syn("192.0.2.200", 128, 64_240, 0, 443, new byte[] {2, 4, 5, (byte) 180}));
        if (random.nextInt(5) == 0) {
            add(hour, udp("192.0.2.77", 40_000, 0));
        }
        for (int i = 0; i < 6; i++) {
            add(
                    hour,
                    syn("203.0.113." + random.nextInt(256), 250, 65_535, port(), 23, new byte[0]));
            add(hour, ping(i % 3 == 0 ? 0 : 8));
        }
        byte[] answer =
                PacketBuilder.raw()
                        .ipv4("192.0.2.53", dark(), ip -> ip.identification(hour))
                        .udp(53, 33_000)
                        .payload(new byte[2_000])
                        .bytes();
        Fragments.ipv4(answer, 800).forEach(fragment -> add(hour, fragment));
    }

    private byte[] ping(int type) {
        return PacketBuilder.raw().ipv4("192.0.2.1", dark()).icmp(type, 0).bytes();
    }

    private byte[] udp(String source, int from, int to) {
        PacketBuilder packet = PacketBuilder.raw().ipv4(source, dark()).udp(from, to);
        int bytes = random.nextInt(4) * 20;
        return bytes == 0 ? packet.bytes() : packet.payload(new byte[bytes]).bytes();
    }

    private byte[] syn(
            String source, int timeToLive, int window, int from, int to, byte[] options) {
        int identification = random.nextInt(3) == 0 ? 54_321 : random.nextInt(65_536);
        return PacketBuilder.raw()
                .ipv4(
                        source,
                        dark(),
                        ip ->
                                ip.timeToLive(timeToLive - random.nextInt(4))
                                        .identification(identification))
                .tcp(from, to, tcp -> tcp.flags(Tcp.SYN).window(window).options(options))
                .bytes();
    }

    /// Three hours of a victim's answers.
    private void flood(int hour) {
        for (int i = 0; i < 3_000; i++) {
            boolean open = random.nextInt(10) > 0;
            byte[] answer =
                    PacketBuilder.raw()
                            .ipv4("192.0.2.99", dark(), ip -> ip.timeToLive(50))
                            .tcp(
                                    80,
                                    0,
                                    tcp -> tcp.flags(open ? Tcp.SYN + Tcp.ACK : Tcp.RST + Tcp.ACK))
                            .bytes();
            add(hour + i % 3, answer);
        }
    }

    private void randomHeaders(int hour) {
        for (int i = 0; i < 700; i++) {
            byte[] header = new byte[40];
            random.nextBytes(header);
            for (int port = 0; port < 4; port++) {
                header[port] = 0;
            }
            byte[] packet =
                    PacketBuilder.raw()
                            .ipv4("203.0.113." + random.nextInt(256), dark(), ip -> ip.protocol(6))
                            .payload(header)
                            .bytes();
            add(hour + i % 5, packet);
        }
    }
}
