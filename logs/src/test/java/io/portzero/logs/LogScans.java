package io.portzero.logs;

import io.portzero.engine.FlowOptions;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowReason;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.testkit.flow.label.CsvLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Scans files with all formats of logs.
final class LogScans {

    private static final FlowOptions LOGS =
            FlowOptions.DEFAULTS.withLogs(FlowLogs.with(ColumnMap.parse(CsvLines.OWN_COLUMNS)));

    private LogScans() {}

    static ScanReport scan(Path... files) {
        return scan(ScanOptions.withThreads(2), files);
    }

    static ScanReport scan(ScanOptions options, Path... files) {
        List<String> paths = Stream.of(files).map(Path::toString).toList();
        try {
            return new Scan(
                            paths,
                            options.with(LOGS),
                            JudgeOptions.defaults(),
                            List.of(),
                            Progress.NONE)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static ScanReport scan(byte[] content) {
        try {
            Path file = Files.createTempFile("portzero", ".log");
            try {
                Files.write(file, content);
                return scan(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Records with a reading: `observed`, or the key of a reason.
    static long of(FlowCounts counts, String reading) {
        return reading.equals("observed")
                ? counts.observed()
                : Stream.of(FlowReason.values())
                        .filter(reason -> reason.key().equals(reading))
                        .mapToLong(counts::of)
                        .sum();
    }
}
