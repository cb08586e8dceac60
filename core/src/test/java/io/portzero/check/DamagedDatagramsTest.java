package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.InputReport;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of export datagrams whose bytes are not all there, or not all believable, is told to be
/// damaged however it is read.
final class DamagedDatagramsTest {

    private static final int FORMATS = 4;
    private static final List<byte[]> DATAGRAMS = FlowExports.rounds(4);

    @TempDir private Path folder;

    private List<ScanReport> reports(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("flows.dat"), file);
        List<ScanOptions> ways = new ArrayList<>(Scans.flowWays());
        ways.add(Scans.plain());
        return ways.stream().map(way -> Scans.scan(way, List.of(), List.of(path))).toList();
    }

    @Test
    void aFileThatEndsInsideADatagramIsNotComplete() throws IOException {
        for (int format = 0; format < FORMATS; format++) {
            byte[] cut = FlowExports.file(DATAGRAMS.subList(0, DATAGRAMS.size() - 3 + format));
            for (ScanReport report : reports(Arrays.copyOf(cut, cut.length - 10))) {
                InputReport input = report.inputs().getFirst();
                assertThat(input.complete()).as("format %d", format).isFalse();
                assertThat(input.damage())
                        .singleElement()
                        .satisfies(damage ->
                                assertThat(damage.what()).isEqualTo("the last datagram is cut"));
            }
        }
    }

    @Test
    void aFileThatEndsWithADatagramIsComplete() throws IOException {
        for (int format = 0; format < FORMATS; format++) {
            byte[] whole = FlowExports.file(DATAGRAMS.subList(0, DATAGRAMS.size() - 3 + format));
            assertThat(reports(whole)).allMatch(report -> report.inputs().getFirst().intact());
        }
    }
}
