package io.portzero.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.OutsideOpinion;
import io.portzero.testkit.reference.ReferenceReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The committed demonstration is the one its maker makes, and tells the story it should.
final class DemoCaptureTest {
    private static final Path COMMITTED = Path.of("..", "examples", "demo.pcapng");

    @Test
    void theCommittedFileIsWhatTheMakerMakes() throws Exception {
        assertThat(COMMITTED).hasBinaryContent(DemoCapture.bytes());
    }

    @Test
    void itStaysSmall() throws Exception {
        assertThat(Files.size(COMMITTED)).isLessThan(300_000);
    }

    @Test
    void theStoryHasTheseNumbers() throws Exception {
        var counts = ReferenceReport.of(COMMITTED).totals().asMap();
        assertThat(counts)
                .containsEntry("totals.absent.nonFirstFragment", 412L)
                .containsEntry("totals.absent.truncated", 1L)
                .containsEntry("totals.undecodable", 0L)
                // The scan's 60, the backscatter's 135, twice four attempts to connect.
                .containsEntry("zero.tcp.destination", 60L + 135 + 8)
                .containsEntry("zero.tcp.source", 22L)
                .containsEntry("zero.udp.source", 25L)
                .containsEntry("zero.udp.destination", 0L)
                .containsEntry("quoted.zeroDestination", 14L)
                .containsEntry("tunnelled.zeroDestination", 1L);
    }

    @Test
    void nothingInItLooksDamaged() throws Exception {
        var lines = OutsideOpinion.fields(COMMITTED, "ip.checksum.status", "frame.time_epoch");
        assertThat(lines).hasSizeBetween(2_200, 2_700);
        assertThat(lines).noneMatch(line -> line.startsWith("0\t"));
        assertThat(lines.stream().map(line -> line.substring(line.indexOf('\t')))).isSorted();
    }
}
