package io.portzero.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.Tshark;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

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
    void nothingInItLooksDamaged() throws Exception {
        var lines = Tshark.fields(COMMITTED, "ip.checksum.status", "frame.time_epoch");
        assertThat(lines).hasSizeBetween(2_200, 2_700);
        assertThat(lines).noneMatch(line -> line.startsWith("0\t"));
        assertThat(lines.stream().map(line -> line.substring(line.indexOf('\t')))).isSorted();
    }
}
