package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.telescope.ExpectedTotals;
import io.portzero.testkit.telescope.TelescopeFormat;
import io.portzero.testkit.telescope.TelescopeGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An hour of a telescope: the counts are those that the generator kept while it wrote.
@Timeout(60)
final class TelescopeTest {

    private static final long PACKETS = 200_000;

    @TempDir private Path folder;

    @Test
    void aCaptureOfTheRealShapeHasTheGeneratorsTotals() throws IOException {
        Path file = folder.resolve("telescope.pcap");
        ExpectedTotals expected;
        try (var writer = TelescopeFormat.PCAP.writer(Files.newOutputStream(file))) {
            expected = TelescopeGenerator.generate(writer, PACKETS, 7);
        }
        ScanReport report = Scans.scan(Scans.mapped(2, 1 << 20), List.of(), List.of(file));
        assertThat(report.complete()).isTrue();
        assertThat(JsonCounts.of(report.traffic().counts())).containsAllEntriesOf(expected.asMap());
    }

    @Test
    void aCompressedCaptureOfTheRealShapeHasThemToo() throws IOException {
        Path file = folder.resolve("telescope.pcapng.gz");
        ExpectedTotals expected;
        try (var writer =
                TelescopeFormat.PCAPNG.writer(
                        new GZIPOutputStream(Files.newOutputStream(file), 1 << 16))) {
            expected = TelescopeGenerator.generate(writer, PACKETS / 4, 8);
        }
        ScanReport report = Scans.scan(ScanOptions.withThreads(2), List.of(), List.of(file));
        assertThat(JsonCounts.of(report.traffic().counts())).containsAllEntriesOf(expected.asMap());
    }
}
