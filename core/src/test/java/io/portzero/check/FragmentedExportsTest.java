package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.FlowOptions;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.flow.datagram.ExportFacts;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.packet.Fragments;
import io.portzero.testkit.packet.Layer;
import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.reference.packet.SlowDefragmenter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Export datagrams that came in IP fragments say what they say whole, however their capture is
/// read; and the same of them are whole as by a slow reassembly, byte by byte.
@Timeout(120)
final class FragmentedExportsTest {

    private static final FlowOptions INSIDE = new FlowOptions(true, false);
    private static final int ROUNDS = 60;
    private static final List<byte[]> DATAGRAMS = FlowExports.rounds(ROUNDS);
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;

    @TempDir private Path folder;

    private final Random random = new Random(11);

    /// From the IP header on, in fragments of 48 to 96 bytes.
    private List<byte[]> fragments(byte[] datagram, int number, boolean ipv6) {
        int chunk = 48 + 8 * random.nextInt(7);
        PacketBuilder packet =
                ipv6
                        ? PacketBuilder.raw().ipv6("2001:db8::1", "2001:db8::2")
                        : PacketBuilder.raw()
                                .ipv4(
                                        "203.0.113.1",
                                        "203.0.113.2",
                                        ip -> ip.identification(number));
        byte[] whole = packet.udp(50_000, 9_995).payload(datagram).bytes();
        return ipv6 ? Fragments.ipv6(whole, chunk, number) : Fragments.ipv4(whole, chunk);
    }

    private List<List<byte[]>> all(boolean ipv6) {
        List<List<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < DATAGRAMS.size(); i++) {
            all.add(fragments(DATAGRAMS.get(i), i + 1, ipv6));
        }
        return all;
    }

    private Path capture(String name, List<byte[]> packets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer = PcapWriter.ordinary(out, 1)) {
            for (int i = 0; i < packets.size(); i++) {
                byte[] packet = packets.get(i);
                int etherType = packet[0] >>> 4 == 4 ? IPV4 : IPV6;
                byte[] frame =
                        PacketBuilder.ethernet()
                                .layer(new Opaque(packet, etherType, Layer.UNNUMBERED))
                                .bytes();
                long nanos = 1_700_000_000_000_000_000L + i * 1_000L;
                writer.packet(nanos, frame, frame.length, frame.length);
            }
        }
        return Files.write(folder.resolve(name), out.toByteArray());
    }

    private static List<byte[]> flat(List<List<byte[]>> all) {
        return all.stream().flatMap(List::stream).toList();
    }

    private static ScanReport scan(ScanOptions options, Path... files) {
        return Scans.scan(options.with(INSIDE), List.of(), List.of(files));
    }

    /// Without the exporters' names, which differ between the versions of IP.
    private static List<String> counts(ScanReport report) {
        List<String> lines = new ArrayList<>(FlowDump.of(report.flows()));
        lines.replaceAll(line -> line.replaceAll("name=[^]]*", ""));
        return lines;
    }

    @Test
    void theirRecordsAreThoseOfWholeDatagrams() throws IOException {
        Path whole = Files.write(folder.resolve("whole.pcap"), FlowExports.capture(DATAGRAMS));
        List<String> expected = counts(scan(Scans.plain(), whole));
        for (boolean ipv6 : new boolean[] {false, true}) {
            List<List<byte[]>> all = all(ipv6);
            Path file = capture("fragments" + ipv6, flat(all));
            ScanReport report = scan(Scans.plain(), file);
            assertSame("IPv6 " + ipv6, counts(report), expected);
            assertThat(report.flows().facts().counts().reassembled())
                    .isEqualTo(all.stream().filter(each -> each.size() > 1).count());
        }
    }

    @Test
    void partsThreadsAndStreamsChangeNothing() throws IOException {
        List<byte[]> packets = damaged();
        Path file = capture("fragments.pcap", packets);
        List<String> plain = dump(scan(Scans.plain(), file));
        for (ScanOptions options :
                List.of(
                        Scans.mapped(1, 3_000),
                        Scans.mapped(2, 500),
                        Scans.mapped(5, 997),
                        Scans.streamed(2))) {
            assertSame(options.toString(), dump(scan(options, file)), plain);
        }
    }

    @Test
    void fragmentsGoOnInTheNextFileOfASet() throws IOException {
        List<byte[]> packets = flat(all(false));
        int half = packets.size() / 2 + 1;
        Path one = capture("one.pcap", packets);
        List<String> expected = FlowDump.of(scan(Scans.plain(), one).flows());
        Path first = capture("first.pcap", packets.subList(0, half));
        Path second = capture("second.pcap", packets.subList(half, packets.size()));
        assertSame(
                "both", FlowDump.of(scan(Scans.mapped(2, 900), first, second).flows()), expected);
    }

    @Test
    void theSameAreWholeAsByASlowReassembly() throws IOException {
        for (int round = 0; round < 20; round++) {
            List<byte[]> packets = damaged();
            Path file = capture("round" + round, packets);
            ExportFacts facts = scan(Scans.mapped(2, 20_000), file).flows().facts();
            assertThat(facts.counts().reassembled())
                    .isEqualTo(SlowDefragmenter.whole(packets).size())
                    .isBetween(1L, DATAGRAMS.size() - 1L);
            assertThat(facts.conflicting()).isPositive();
            assertThat(facts.counts().incomplete()).isPositive();
        }
    }

    @Test
    void packetsAreCountedAsTheyAre() throws IOException {
        Path file = capture("fragments.pcap", damaged());
        assertSame(
                "packets",
                SummaryDump.of(scan(Scans.plain(), file).traffic()),
                SummaryDump.of(Scans.scan(Scans.plain(), List.of(), List.of(file)).traffic()));
    }

    private static List<String> dump(ScanReport report) {
        List<String> lines = FlowDump.of(report);
        ExportFacts facts = report.flows().facts();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%d %d %d %d",
                        facts.counts().reassembled(),
                        facts.counts().incomplete(),
                        facts.conflicting(),
                        facts.withoutStart()));
        return lines;
    }

    /// Fragments shuffled over short ways, some of them missing, sent twice, cut in two, or
    /// changed.
    private List<byte[]> damaged() {
        List<byte[]> packets = new ArrayList<>();
        for (List<byte[]> fragments : all(false)) {
            List<byte[]> sent = new ArrayList<>(fragments);
            int kind = random.nextInt(5);
            int which = random.nextInt(sent.size());
            byte[] chosen = sent.get(which);
            switch (kind) {
                case 0 -> sent.remove(which);
                case 1 -> sent.add(which, chosen);
                case 2 -> {
                    byte[] changed = chosen.clone();
                    changed[chosen.length - 1] ^= 1;
                    sent.add(0, changed);
                }
                default -> {}
            }
            packets.addAll(sent);
        }
        for (int i = 0; i + 6 < packets.size(); i += 4) {
            Collections.shuffle(packets.subList(i, i + 6), random);
        }
        return packets.stream().map(packet -> Arrays.copyOf(packet, packet.length)).toList();
    }
}
