package io.portzero.logs;

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

    private static final String TABLE = "client,server,service\n";

    @TempDir private Path folder;

    @Test
    void aTableThatIsNotKnownIsToldHowItCanBe() throws Exception {
        assertThat(failure(TABLE, FlowLogs.all())).endsWith("name them with --flow-columns");
    }

    @Test
    void columnsThatAreNotThereAreNamedWithThoseThatAre() throws Exception {
        assertThat(failure(TABLE, FlowLogs.with(ColumnMap.parse("src=clent,dst=server,dport=4"))))
                .isEqualTo(
                        "the table has no column 4, clent; its first line has client, server,"
                                + " service");
    }

    @Test
    void aLineOfJsonIsNoTable() throws Exception {
        assertThat(failure("{\"client\":\"a\",\"server\":\"b\",\"service\":1}\n", FlowLogs.all()))
                .endsWith("it is text, but no flow log that is read");
    }

    private String failure(String text, List<FlowLog> logs) throws Exception {
        Path file = Files.writeString(folder.resolve("table"), text);
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
