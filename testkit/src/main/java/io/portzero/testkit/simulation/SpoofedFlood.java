package io.portzero.testkit.simulation;

import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A flood from very many forged sources that buries two real actors: a scanner of port 0, and a
/// victim whose answers arrive here. Ten minutes; every forged source sends one packet.
public final class SpoofedFlood {
    /// The host that the flood goes to.
    public static final String FLOODED = "203.0.113.80";

    /// Who scans port 0.
    public static final String SCANNER = "192.0.2.66";

    /// Who answers forged packets.
    public static final String VICTIM = "198.51.100.200";

    /// Packets of the scan, each to another host.
    public static final int PROBES = 5_000;

    /// Answers of the victim, each to another host.
    public static final int ANSWERS = 3_000;

    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final long LENGTH = 600_000_000_000L;
    private static final int SOURCE = 14 + 12;
    private static final int IP = 14;
    private static final int TCP = 34;

    private final CaptureWriter writer;
    private final Chance chance = new Chance(7);
    private final byte[] frame;
    private final ByteBuffer fields;

    private SpoofedFlood(CaptureWriter writer) {
        this.writer = writer;
        frame =
                PacketBuilder.ethernet()
                        .ipv4("0.0.0.0", FLOODED, ip -> ip.timeToLive(49).mayFragment())
                        .tcp(1_024, 0, tcp -> tcp.flags(Tcp.SYN).window(512))
                        .payload(new byte[0])
                        .bytes();
        fields = ByteBuffer.wrap(frame);
    }

    /// Writes the capture.
    ///
    /// @param sources forged sources, each with one packet; at most a thousand million
    public static void write(Path file, int sources) throws IOException {
        try (CaptureWriter writer =
                PcapWriter.ordinary(Files.newOutputStream(file), LinkType.ETHERNET)) {
            new SpoofedFlood(writer).run(sources);
        }
    }

    private void run(int sources) throws IOException {
        int probes = 0;
        int answers = 0;
        for (int i = 0; i < sources; i++) {
            long nanos = BEGIN + (long) ((double) i / sources * LENGTH);
            forged(nanos, i);
            while ((long) probes * sources < (long) i * PROBES) {
                probe(nanos, probes++);
            }
            while ((long) answers * sources < (long) i * ANSWERS) {
                answer(nanos, answers++);
            }
        }
    }

    /// An odd multiplier makes all addresses different.
    private void forged(long nanos, int number) throws IOException {
        fields.putInt(
                SOURCE,
                0x0100_0000 + (int) ((number * 2_654_435_761L & 0xFFFF_FFFFL) % 0xDE00_0000L));
        fields.putShort(IP + 4, (short) chance.bits());
        fields.putShort(TCP, (short) (1_024 + chance.below(60_000)));
        fields.putInt(TCP + 4, chance.word());
        fields.putShort(IP + 10, (short) 0);
        fields.putShort(IP + 10, (short) ~sum(IP, 20, 0));
        fields.putShort(TCP + 16, (short) 0);
        fields.putShort(TCP + 16, (short) ~sum(TCP, 20, sum(SOURCE, 8, 6 + 20)));
        writer.packet(nanos, frame);
    }

    private int sum(int from, int count, int begin) {
        int sum = begin;
        for (int i = 0; i < count; i += 2) {
            sum += fields.getShort(from + i) & 0xFFFF;
        }
        int folded = (sum & 0xFFFF) + (sum >>> 16);
        return (folded & 0xFFFF) + (folded >>> 16);
    }

    private void probe(long nanos, int number) throws IOException {
        String target =
                String.format(Locale.ROOT, "198.18.%d.%d", number >> 8 & 0xFF, number & 0xFF);
        int sequence = chance.word();
        int identification = chance.below(65_536);
        byte[] bytes =
                PacketBuilder.ethernet()
                        .ipv4(
                                SCANNER,
                                target,
                                ip ->
                                        ip.timeToLive(44)
                                                .identification(identification)
                                                .mayFragment())
                        .tcp(
                                51_234,
                                0,
                                tcp -> Headers.onlyMss(sequence, 1_024).apply(tcp.flags(Tcp.SYN)))
                        .bytes();
        writer.packet(nanos + 1_000, bytes);
    }

    private void answer(long nanos, int number) throws IOException {
        String forged =
                String.format(Locale.ROOT, "198.19.%d.%d", number >> 8 & 0xFF, number & 0xFF);
        int acknowledgment = chance.word();
        int port = 1_024 + chance.below(60_000);
        byte[] bytes =
                PacketBuilder.ethernet()
                        .ipv4(VICTIM, forged, ip -> ip.timeToLive(52).identification(0))
                        .tcp(
                                0,
                                port,
                                tcp ->
                                        Headers.refusal(acknowledgment)
                                                .apply(tcp.flags(Headers.RST_ACK)))
                        .bytes();
        writer.packet(nanos + 2_000, bytes);
    }

    /// Arguments: the file, and the number of forged sources.
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
}
