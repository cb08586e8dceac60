package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.portzero.engine.FlowOptions;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowReason;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.flow.FlowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// However export datagrams are stored, divided or read, the answer is the same.
@Timeout(120)
final class FlowSameAnswerTest {

    private static final FlowOptions INSIDE = new FlowOptions(true, false);
    private static final int ROUNDS = 100;
    private static final List<byte[]> DATAGRAMS = FlowExports.rounds(ROUNDS);

    @TempDir private Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static ScanReport scan(ScanOptions options, List<Path> files) {
        return Scans.scan(options, List.of(), files);
    }

    @Test
    void everyZeroHasItsReason() throws IOException {
        Path file = file("flows.dat", FlowExports.file(DATAGRAMS));

        FlowCounts counts = scan(Scans.plain(), List.of(file)).flows().counts();

        assertThat(counts.records()).isEqualTo(13L * ROUNDS);
        assertThat(counts.of(FlowReason.FRAGMENT_OF_ANSWER)).isEqualTo(ROUNDS);
        assertThat(counts.of(FlowReason.ZEROED_FRAGMENT)).isEqualTo(ROUNDS);
        assertThat(counts.of(FlowReason.NO_FRAGMENT_FIELD)).isEqualTo(ROUNDS);
        assertThat(counts.of(FlowReason.NO_PORTS_IN_PROTOCOL)).isEqualTo(2 * ROUNDS);
        assertThat(counts.of(FlowReason.WRONG_TEMPLATE)).isEqualTo(ROUNDS);
        assertThat(counts.of(FlowReason.NON_FIRST_FRAGMENT)).isEqualTo(2 * 66);
        assertThat(counts.zero().both(PortProtocol.UDP)).isEqualTo(2 * 34);
        assertThat(counts.zero().destination(PortProtocol.TCP)).isEqualTo(2 * ROUNDS);
        assertThat(counts.zero().source(PortProtocol.TCP)).isEqualTo(2 * ROUNDS + 1);
    }

    @Test
    void partsThreadsAndStreamsChangeNothing() throws IOException {
        Path file = file("flows.dat", FlowExports.file(DATAGRAMS));
        List<String> plain = FlowDump.of(scan(Scans.plain(), List.of(file)));
        for (ScanOptions options : Scans.flowWays()) {
            assertSame(options.toString(), FlowDump.of(scan(options, List.of(file))), plain);
        }
        Files.write(file, Zstd.compress(FlowExports.file(DATAGRAMS)));
        assertSame("compressed", FlowDump.of(scan(Scans.mapped(2, 500), List.of(file))), plain);
    }

    @Test
    void partsThreadsAndStreamsOfACaptureChangeNothing() throws IOException {
        Path file = file("flows.pcap", FlowExports.capture(DATAGRAMS));
        List<String> plain = FlowDump.of(scan(Scans.plain().with(INSIDE), List.of(file)));
        assertThat(plain.getFirst()).startsWith("all " + 13 * ROUNDS + " ");
        for (ScanOptions options : Scans.flowWays()) {
            assertSame(
                    options.toString(),
                    FlowDump.of(scan(options.with(INSIDE), List.of(file))),
                    plain);
        }
    }

    @Test
    void samplesOfSflowHaveTheTimeOfTheirPacket() throws IOException {
        List<byte[]> samples = DATAGRAMS.subList(3, 4);
        Path capture = file("flows.pcap", FlowExports.capture(samples));
        Path raw = file("flows.dat", FlowExports.file(samples));

        ScanReport captured = scan(Scans.plain().with(INSIDE), List.of(capture));
        ScanReport untimed = scan(Scans.plain(), List.of(raw));

        assertThat(captured.flowZeros().records())
                .isNotEmpty()
                .allMatch(record -> record.nanos() == 1_700_000_000_000_000_000L);
        assertThat(untimed.flowZeros().records())
                .hasSameSizeAs(captured.flowZeros().records())
                .allMatch(record -> record.nanos() == Long.MIN_VALUE);
    }

    @Test
    void withoutTheOptionAStrangersPayloadIsNoEvidence() throws IOException {
        Path file = file("flows.pcap", FlowExports.capture(DATAGRAMS));
        ScanReport closed = scan(Scans.plain(), List.of(file));
        ScanReport opened = scan(Scans.plain().with(INSIDE), List.of(file));

        assertThat(closed.flows().any()).isFalse();
        assertThat(closed.inputs().getFirst().flows()).isEmpty();
        assertSame(
                "the packets are the same",
                SummaryDump.of(opened.traffic()),
                SummaryDump.of(closed.traffic()));
    }

    @Test
    void piecesInAnyOrderOfArgumentsAreTheWhole() throws IOException {
        Path whole = file("whole.dat", FlowExports.file(DATAGRAMS));
        List<String> expected = FlowDump.of(scan(Scans.plain(), List.of(whole)).flows());
        List<Path> pieces = new ArrayList<>();
        for (int i = 0; i < DATAGRAMS.size(); i += 20) {
            byte[] piece = FlowExports.file(DATAGRAMS.subList(i, i + 20));
            boolean packed = i % 40 == 0;
            pieces.add(file("piece" + i, packed ? Zstd.compress(piece) : piece));
        }
        Collections.shuffle(pieces, new Random(4));
        assertSame("shuffled", FlowDump.of(scan(Scans.mapped(3, 900), pieces).flows()), expected);
    }

    @Test
    void aCutDatagramIsReadAsFarAsItGoesAndCounted() throws IOException {
        byte[] capture = FlowExports.capture(DATAGRAMS.subList(0, 1), 200);
        ScanReport report = scan(Scans.plain().with(INSIDE), List.of(file("cut.pcap", capture)));

        assertThat(report.flows().counts().records()).isEqualTo(2);
        assertThat(report.flows().facts().counts().damaged()).isEqualTo(1);
    }

    @Test
    void exportersOfTheirOwnDoNotShareTemplates() throws IOException {
        List<Path> files =
                List.of(
                        file("a.dat", FlowExports.file(DATAGRAMS.subList(0, 4))),
                        file("b.dat", FlowExports.file(DATAGRAMS.subList(12, 16))));
        long together = scan(Scans.plain(), files).flows().facts().counts().setsWithoutTemplate();
        ScanReport apart = scan(Scans.plain().with(new FlowOptions(false, true)), files);

        assertThat(together).isZero();
        assertThat(apart.flows().facts().counts().setsWithoutTemplate()).isEqualTo(2);
        assertThat(apart.flows().exporters().getFirst().exporter().name()).contains(".dat");
    }

    @Test
    void capturesAndFlowFilesMix() throws IOException {
        Path capture = file("packets.pcap", Container.PCAP.write(Packet.few()));
        Path flows = file("flows.dat", FlowExports.file(DATAGRAMS));
        ScanReport both = scan(Scans.mapped(2, 4_000), List.of(flows, capture));

        assertThat(both.flows().counts().records()).isEqualTo(13L * ROUNDS);
        assertSame(
                "packets",
                SummaryDump.of(both.traffic()),
                SummaryDump.of(scan(Scans.plain(), List.of(capture)).traffic()));
        assertThat(both.complete()).isTrue();
    }
}
