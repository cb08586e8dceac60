package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.Zstd;
import io.portzero.engine.FlowOptions;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Flow records are read again to see what else their hosts with zeros did, apart from packets.
final class FlowSecondLookTest {

    private static final String SWEEPER = "192.0.2.66";
    private static final String CLIENT = "192.0.2.77";
    private static final String LONER = "192.0.2.88";
    private static final String VICTIM = "203.0.113.5";
    private static final String TARGET = "198.51.100.1";

    @TempDir private Path folder;

    /// A sweep of 300 ports of one host, of which one is 0.
    private static TcpFlows sweep(TcpFlows flows) {
        for (int port = 0; port < 300; port++) {
            flows.one(SWEEPER, 50_000, TARGET, port, TcpFlows.SYN, port / 10);
            flows.one(TARGET, port, SWEEPER, 50_000, TcpFlows.RST_ACK, port / 10);
        }
        return flows;
    }

    /// The same single SYN to port 0 from a sweeper, a busy client and a host that does nothing
    /// else, and a victim with many answers of which one is to port 0.
    private static TcpFlows mixture() {
        TcpFlows flows = sweep(new TcpFlows());
        for (int i = 1; i <= 100; i++) {
            flows.session(CLIENT, 40_000 + i, "198.51.100." + (100 + i % 50), 443, i);
            flows.one(VICTIM, 80, "10.0.0." + i, 20_000 + 300 * i, TcpFlows.SYN_ACK, i);
        }
        flows.one(CLIENT, 39_999, TARGET, 0, TcpFlows.SYN, 7);
        flows.one(LONER, 39_998, TARGET, 0, TcpFlows.SYN, 7);
        flows.one(VICTIM, 80, "10.0.1.1", 0, TcpFlows.SYN_ACK, 50);
        return flows;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static ScanReport scan(ScanOptions options, boolean secondLook, Path... files) {
        JudgeOptions defaults = JudgeOptions.defaults();
        JudgeOptions judging =
                new JudgeOptions(
                        defaults.context(),
                        defaults.origins(),
                        defaults.tools(),
                        defaults.thresholds(),
                        secondLook);
        List<String> paths = List.of(files).stream().map(Path::toString).toList();
        try {
            return new Scan(paths, options, judging, List.of(), Progress.NONE).run();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ScanReport scan(Path... files) {
        return scan(Scans.plain(), true, files);
    }

    private static Verdict of(ScanReport report, String source) {
        return report.judgement().verdicts().stream()
                .filter(each -> each.cause() != Cause.REPLY)
                .filter(each -> each.actors().getFirst().address().toString().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> verdicts(ScanReport report) {
        List<String> lines = new ArrayList<>();
        report.judgement().verdicts().forEach(each -> lines.add(each.toString()));
        report.judgement().events().forEach(each -> lines.add(each.toString()));
        return lines;
    }

    @Test
    void aSourceThatTouchesPortZeroInASweepScans() throws IOException {
        Path file = file("flows", mixture().file());
        ScanReport report = scan(file);

        assertThat(report.judgement().secondLook()).isTrue();
        Verdict sweeper = of(report, SWEEPER);
        assertThat(sweeper.cause()).isEqualTo(Cause.SCAN);
        assertThat(sweeper.evidence())
                .anyMatch(each -> each.fact().contains("1 of its 300 flow records with a zero"));
        assertThat(of(scan(Scans.plain(), false, file), SWEEPER).cause()).isEqualTo(Cause.PROBE);
    }

    @Test
    void aClientWithSessionsDoesNot() throws IOException {
        Path file = file("flows", mixture().file());
        ScanReport report = scan(file);

        assertThat(of(report, CLIENT).cause()).isEqualTo(Cause.PROBE);
        assertThat(of(report, LONER).cause()).isEqualTo(Cause.PROBE);
        assertThat(of(report, LONER).rival().cause()).isEqualTo(Cause.OS_FINGERPRINTING);
        Verdict unseen = of(scan(Scans.plain(), false, file), LONER);
        assertThat(unseen.rival().cause()).isEqualTo(Cause.SCAN);
    }

    @Test
    void theRestOfAVictimsAnswersIsEvidence() throws IOException {
        Verdict victim = of(scan(file("flows", mixture().file())), VICTIM);

        assertThat(victim.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(victim.evidence())
                .anyMatch(each -> each.fact().contains("the victim sent 101 answers in all"));
    }

    @Test
    void threadsPartsStreamsAndCompressionChangeNothing() throws IOException {
        Path file = file("flows", mixture().file());
        List<String> expected = verdicts(scan(file));
        List<ScanOptions> ways =
                List.of(
                        Scans.mapped(2, 500),
                        Scans.mapped(5, 997),
                        Scans.streamed(1),
                        Scans.streamed(3));
        for (ScanOptions options : ways) {
            assertSame(options.toString(), verdicts(scan(options, true, file)), expected);
        }
        Files.write(file, Zstd.compress(mixture().file()));
        assertSame("compressed", verdicts(scan(file)), expected);
    }

    @Test
    void filesInAnyOrderAreTheWhole() throws IOException {
        List<byte[]> datagrams = mixture().datagrams();
        List<String> expected = verdicts(scan(file("whole", mixture().file())));
        List<Path> pieces = new ArrayList<>();
        for (int i = 0; i < datagrams.size(); i += 5) {
            int to = Math.min(datagrams.size(), i + 5);
            pieces.add(file("piece" + i, FlowExports.file(datagrams.subList(i, to))));
        }
        Collections.shuffle(pieces, new Random(2));
        Path[] shuffled = pieces.toArray(Path[]::new);
        assertSame("pieces", verdicts(scan(Scans.mapped(3, 900), true, shuffled)), expected);
    }

    @Test
    void exportDatagramsInsideCapturesAreReadAgain() throws IOException {
        Path file = file("flows.pcap", FlowExports.capture(mixture().datagrams()));
        FlowOptions inside = new FlowOptions(true, false);
        ScanReport report = scan(Scans.plain().with(inside), true, file);

        assertThat(of(report, SWEEPER).cause()).isEqualTo(Cause.SCAN);
        for (ScanOptions options : List.of(Scans.mapped(3, 3_000), Scans.streamed(2))) {
            assertSame(
                    options.toString(),
                    verdicts(scan(options.with(inside), true, file)),
                    verdicts(report));
        }
    }

    /// A sweep of 300 ports, of which one is 0, as packets; and one packet of the host that sweeps
    /// in the flow records.
    private static List<Packet> packets() {
        List<Packet> packets = new ArrayList<>();
        for (int port = 0; port < 300; port++) {
            packets.add(packet("192.0.2.99", port, packets.size()));
        }
        packets.add(packet(SWEEPER, 0, packets.size()));
        return packets;
    }

    private static Packet packet(String source, int port, int number) {
        byte[] frame =
                PacketBuilder.ethernet()
                        .ipv4(source, TARGET)
                        .tcp(50_000, port, tcp -> tcp.flags(TcpFlows.SYN))
                        .bytes();
        return new Packet(1_700_000_000_000_000_000L + 1_000_000L * number, frame);
    }

    @Test
    void packetsAndRecordsAreLookedAtApart() throws IOException {
        Path flows = file("flows", sweep(new TcpFlows()).file());
        Path capture = file("packets.pcap", Container.PCAP.write(packets()));
        List<String> apart = new ArrayList<>(verdicts(scan(capture)));
        apart.addAll(verdicts(scan(flows)));
        ScanReport both = scan(Scans.mapped(2, 900), true, flows, capture);
        List<String> together = verdicts(both);

        Collections.sort(apart);
        Collections.sort(together);
        assertSame("together", together, apart);
        assertThat(both.judgement().verdicts())
                .filteredOn(each -> each.actors().getFirst().address().toString().equals(SWEEPER))
                .extracting(Verdict::fromFlows, Verdict::cause)
                .containsExactlyInAnyOrder(tuple(false, Cause.PROBE), tuple(true, Cause.SCAN));
    }

    @Test
    void hostsThatAreLeftOutAreCounted() throws IOException {
        TcpFlows flows = new TcpFlows();
        for (int i = 0; i < 2_100; i++) {
            String source = String.format(Locale.ROOT, "10.0.%d.%d", i / 250, i % 250);
            flows.one(source, 50_000, TARGET, 0, TcpFlows.SYN, i / 60);
        }
        assertThat(scan(file("many", flows.file())).judgement().approximations())
                .singleElement()
                .asString()
                .isEqualTo(
                        "the second look was at the 2,048 hosts with most zeros; what 53 others did besides is not known from flow records");
    }

    @Test
    void withoutZerosNothingIsReadAgain() throws IOException {
        Path file = file("flows", new TcpFlows().session(CLIENT, 1, TARGET, 443, 1).file());
        assertThat(scan(file).judgement().secondLook()).isFalse();
    }
}
