package io.portzero.testkit.telescope;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.reference.ReferenceReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A seed means the same bytes for ever: measurements name a seed instead of shipping gigabytes.
final class TelescopeGeneratorTest {
    @Test
    void theSameSeedGivesTheSameFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("telescope.pcap");
        ExpectedTotals totals = write(file, TelescopeFormat.PCAP);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("5a8e325c3a5f7a72f3c15eab565a4498cf2598cf5bb1ed5345ee7abf2c6b10ea");
        assertThat(totals.asMap()).containsEntry("totals.packets", 10_000L);
    }

    @Test
    void totalsAddUp(@TempDir Path folder) throws Exception {
        var counts = write(folder.resolve("telescope.pcap"), TelescopeFormat.PCAP).asMap();
        long parts =
                counts.get("totals.observed")
                        + counts.get("totals.absent.nonFirstFragment")
                        + counts.get("totals.absent.noPortsInProtocol")
                        + counts.get("totals.absent.notIp");
        assertThat(parts).isEqualTo(counts.get("totals.packets"));
    }

    @Test
    void theReferenceFindsWhatWasWritten(@TempDir Path folder) throws Exception {
        for (TelescopeFormat format : TelescopeFormat.values()) {
            Path file = folder.resolve("telescope");
            var written = write(file, format).asMap();
            var report = ReferenceReport.of(file);
            assertThat(report.damage()).isEmpty();
            assertThat(report.totals().asMap()).as("%s", format).containsAllEntriesOf(written);
        }
    }

    @Test
    void theFormatDoesNotChangeThePackets(@TempDir Path folder) throws Exception {
        var expected = write(folder.resolve("telescope.pcap"), TelescopeFormat.PCAP).asMap();
        for (TelescopeFormat format : TelescopeFormat.values()) {
            assertThat(write(folder.resolve("telescope"), format).asMap()).isEqualTo(expected);
        }
    }

    private static ExpectedTotals write(Path file, TelescopeFormat format) throws Exception {
        try (var writer = format.writer(Files.newOutputStream(file))) {
            return TelescopeGenerator.generate(writer, 10_000, 42);
        }
    }
}
