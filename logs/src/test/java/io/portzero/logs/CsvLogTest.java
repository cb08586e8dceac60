package io.portzero.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.FlowOptions;
import io.portzero.engine.InputReport;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.flow.log.FlowLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvLogTest {

    private static final byte[] TABLE = "client,server,service\n".getBytes(UTF_8);

    @TempDir private Path folder;

    @Test
    void aTableThatIsNotKnownIsToldHowItCanBe() throws Exception {
        assertThat(failure(FlowLogs.all())).endsWith("name them with --flow-columns");
    }

    @Test
    void columnsThatAreNotThereAreNamedWithThoseThatAre() throws Exception {
        assertThat(failure(FlowLogs.with(ColumnMap.parse("src=clent,dst=server,dport=4"))))
                .isEqualTo(
                        "the table has no column 4, clent; its first line has client, server,"
                                + " service");
    }

    private String failure(List<FlowLog> logs) throws Exception {
        Path file = Files.write(folder.resolve("table"), TABLE);
        ScanOptions options = ScanOptions.withThreads(1).with(FlowOptions.DEFAULTS.withLogs(logs));
        InputReport input =
                new Scan(
                                List.of(file.toString()),
                                options,
                                JudgeOptions.defaults(),
                                List.of(),
                                Progress.NONE)
                        .run()
                        .inputs()
                        .getFirst();
        return input.failure().orElseThrow();
    }
}
