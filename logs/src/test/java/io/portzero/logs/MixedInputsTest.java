package io.portzero.logs;

import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.portzero.capture.source.StreamLimits;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.label.FlowKind;
import io.portzero.testkit.flow.label.FlowMaker;
import io.portzero.testkit.flow.label.LabelledFlow;
import io.portzero.testkit.flow.label.LogMakers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs are inputs like any others: compressed or not, streamed or not, in any order, beside export
/// datagrams.
final class MixedInputsTest {

    @TempDir private Path folder;

    private static byte[] log(FlowMaker maker, int times) {
        List<LabelledFlow> flows = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            flows.add(FlowKind.TO_ZERO.flow());
            flows.add(FlowKind.ORDINARY.flow());
        }
        return maker.writer().write(flows);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private List<Path> everything() throws IOException {
        List<Path> files = new ArrayList<>();
        for (FlowMaker maker : LogMakers.all()) {
            byte[] log = log(maker, 50);
            String name = maker.name().replaceAll("[^A-Za-z0-9]", "");
            files.add(Files.write(folder.resolve(name), log));
            files.add(Files.write(folder.resolve(name + "1"), gzip(log)));
            files.add(Files.write(folder.resolve(name + "2"), Zstd.compress(log)));
        }
        byte[] datagram =
                FixedExport.version5(1_700_000_000)
                        .flow(tcp("192.0.2.1", 9, "192.0.2.2", 0))
                        .bytes();
        files.add(Files.write(folder.resolve("netflow"), datagram));
        return files;
    }

    @Test
    void allKindsOfInputsAreReadInOneRun() throws IOException {
        List<Path> files = everything();

        ScanReport report = LogScans.scan(files.toArray(Path[]::new));

        assertThat(report.inputs()).allMatch(InputReport::intact);
        FlowCounts counts = report.flows().counts();
        long logs = files.size() - 1L;
        assertThat(counts.records()).isEqualTo(100 * logs + 1);
        assertThat(counts.zero().packets()).isEqualTo(50 * logs + 1);
    }

    @Test
    void neitherOrderNorThreadsNorStreamsChangeTheAnswer() throws IOException {
        List<Path> files = new ArrayList<>(everything());
        String once = dump(LogScans.scan(ScanOptions.withThreads(1), files.toArray(Path[]::new)));
        Collections.reverse(files);
        assertThat(dump(LogScans.scan(ScanOptions.withThreads(3), files.toArray(Path[]::new))))
                .isEqualTo(once);
        ScanOptions streamed = new ScanOptions(2, 1 << 20, true, StreamLimits.DEFAULT);
        assertThat(dump(LogScans.scan(streamed, files.toArray(Path[]::new)))).isEqualTo(once);
    }

    private static String dump(ScanReport report) {
        StringBuilder text = new StringBuilder();
        report.flows()
                .exporters()
                .forEach(each ->
                        text.append(each.exporter().name())
                                .append(each.format())
                                .append(each.counts().records())
                                .append(' ')
                                .append(each.counts().zero().packets())
                                .append('\n'));
        return text.append(report.flows().skippedEntries()).toString();
    }

    @Test
    void aLogThatGrowsLargeIsReadWhole() throws IOException {
        FlowMaker zeek = LogMakers.all().getFirst();
        Path file = Files.write(folder.resolve("large"), log(zeek, 60_000));

        ScanReport report = LogScans.scan(file);

        assertThat(Files.size(file)).isGreaterThan(8 << 20);
        assertThat(report.inputs().getFirst().intact()).isTrue();
        assertThat(report.flows().counts().records()).isEqualTo(120_000);
    }

    @Test
    void aCutCompressedLogIsReadUpToTheCut() throws IOException {
        byte[] whole = gzip(log(LogMakers.all().getFirst(), 2_000));
        Path file =
                Files.write(
                        folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length - 40));

        InputReport input = LogScans.scan(file).inputs().getFirst();

        assertThat(input.complete()).isFalse();
        assertThat(input.damageCount()).isPositive();
        assertThat(input.flows().orElseThrow().counts().records()).isGreaterThan(100);
    }
}
