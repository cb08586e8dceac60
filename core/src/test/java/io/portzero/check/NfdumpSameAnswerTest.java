package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowReason;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.testkit.flow.NfdumpFile;
import io.portzero.testkit.flow.NfdumpFile.Storage;
import io.portzero.testkit.packet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However an nfdump file is stored, divided or read, the answer is the same.
@Timeout(120)
final class NfdumpSameAnswerTest {

    private static final int BLOCKS = 60;

    @TempDir private Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static ScanReport scan(ScanOptions options, Path... files) {
        return Scans.scan(options, List.of(), List.of(files));
    }

    private static List<String> dump(ScanReport report) {
        List<String> lines = FlowDump.of(report.flows());
        for (InputReport input : report.inputs()) {
            lines.add(input.format() + " complete " + input.complete());
            input.damage().forEach(damage -> lines.add(damage.toString()));
        }
        return lines;
    }

    @Test
    void everyZeroHasItsReason() throws IOException {
        Path file = file("flows.nf", NfdumpFiles.file(Storage.PLAIN, BLOCKS));
        FlowCounts counts = scan(Scans.plain(), file).flows().counts();

        assertThat(counts.records()).isEqualTo((long) BLOCKS * NfdumpFiles.RECORDS_OF_BLOCK);
        assertThat(counts.of(FlowReason.NO_PORTS_IN_PROTOCOL)).isEqualTo(BLOCKS);
        assertThat(counts.of(FlowReason.FRAGMENT_OF_ANSWER)).isEqualTo(BLOCKS);
        assertThat(counts.of(FlowReason.NO_TCP_FLAGS)).isEqualTo(BLOCKS);
        assertThat(counts.of(FlowReason.ZEROED_FRAGMENT)).isEqualTo(BLOCKS);
        assertThat(counts.of(FlowReason.NO_FRAGMENT_FIELD)).isEqualTo(BLOCKS);
        assertThat(counts.of(FlowReason.PROTOCOL_ZERO) + counts.of(FlowReason.WRONG_TEMPLATE))
                .isEqualTo(BLOCKS);
        assertThat(counts.zero().both(PortProtocol.TCP)).isEqualTo(BLOCKS);
        assertThat(counts.zero().both(PortProtocol.UDP)).isEqualTo(BLOCKS);
        assertThat(counts.zero().source(PortProtocol.UDP)).isEqualTo(2 * BLOCKS);
        assertThat(counts.zero().destination(PortProtocol.TCP)).isEqualTo(2 * BLOCKS);
    }

    @ParameterizedTest
    @EnumSource
    void partsThreadsAndStreamsChangeNothing(Storage storage) throws IOException {
        byte[] content = NfdumpFiles.file(storage, BLOCKS);
        Path file = file("flows.nf", content);
        List<String> plain = dump(scan(Scans.plain(), file));
        for (ScanOptions options : Scans.flowWays()) {
            assertSame(options.toString(), dump(scan(options, file)), plain);
        }
        Files.write(file, NfdumpFiles.file(Storage.PLAIN, BLOCKS));
        assertSame("stored plainly", dump(scan(Scans.plain(), file)), plain);
        Files.write(file, Zstd.compress(content));
        ScanReport packed = scan(Scans.plain(), file);
        assertThat(packed.inputs().getFirst().compression()).contains("zstd");
        assertSame("inside zstd", dump(packed), plain);
    }

    @Test
    void damageIsToldAndTheRestIsRead() throws IOException {
        byte[] content = NfdumpFiles.file(Storage.LZ4, BLOCKS);
        int block = (content.length - 40) / BLOCKS;
        java.util.Arrays.fill(content, 40 + 10 * block, 40 + 10 * block + 12, (byte) 0xFF);
        java.util.Arrays.fill(content, 40 + 20 * block + 13, 40 + 20 * block + 20, (byte) 0xFF);
        Path file = file("damaged.nf", java.util.Arrays.copyOf(content, content.length - 5));
        List<String> plain = dump(scan(Scans.plain(), file));
        InputReport report = scan(Scans.plain(), file).inputs().getFirst();

        assertThat(report.damageCount()).isEqualTo(3);
        assertThat(report.flows().orElseThrow().counts().records())
                .isEqualTo((BLOCKS - 3L) * NfdumpFiles.RECORDS_OF_BLOCK);
        for (ScanOptions options : Scans.flowWays()) {
            assertSame(options.toString(), dump(scan(options, file)), plain);
        }
    }

    @Test
    void nfdumpFilesMixWithDatagramsAndCaptures() throws IOException {
        Path nfdump = file("flows.nf", NfdumpFiles.file(Storage.LZO, BLOCKS));
        Path datagrams = file("flows.dat", FlowExports.file(FlowExports.rounds(12)));
        Path capture = file("packets.pcap", Container.PCAP.write(Packet.few()));
        ScanReport report = scan(Scans.mapped(2, 4_000), capture, datagrams, nfdump);
        ScanReport turned = scan(Scans.mapped(2, 4_000), nfdump, capture, datagrams);

        assertThat(report.flows().counts().records())
                .isEqualTo((long) BLOCKS * NfdumpFiles.RECORDS_OF_BLOCK + 156);
        assertSame("turned", FlowDump.of(turned.flows()), FlowDump.of(report.flows()));
        assertSame(
                "packets",
                SummaryDump.of(report.traffic()),
                SummaryDump.of(scan(Scans.plain(), capture).traffic()));
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        byte[] old = new NfdumpFile(Storage.PLAIN).layout(1).bytes();
        byte[] secret = new NfdumpFile(Storage.PLAIN).encrypted().bytes();

        assertThat(failure(Zstd.compress(Bytes.concat(old, new byte[400]))))
                .contains("of layout 1 cannot be read here: use nfdump -r FILE -o csv");
        assertThat(failure(Zstd.compress(secret))).contains("encrypted cannot be read here");
        assertThat(failure(secret)).contains("nfdump");
        byte[] unknown = NfdumpFiles.file(Storage.PLAIN, 2);
        unknown[16] = 9;
        assertThat(failure(unknown)).contains("nfdump");
    }

    private String failure(byte[] content) throws IOException {
        Path file = file("refused.nf", content);
        return scan(Scans.plain(), file).inputs().getFirst().failure().orElse("none");
    }
}
