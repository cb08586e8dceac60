package io.portzero.app;

import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.FixedExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What causes are decided with can be chosen, and a wrong choice is named.
final class CauseOptionsTest {

    private static final String RULE =
            """
            [lab-prober]
            tool: lab prober
            versions: all
            protocol: tcp
            flags: S
            source-port: 51234
            source: its source code
            date: 2026-11
            fact: source port 51234

            [priors]
            source-port 51234: 0.0001
            """;

    @TempDir private Path folder;

    private Analysis analysis = new Analysis(Path.of(""));

    @BeforeEach
    void chooseFolder() {
        analysis = new Analysis(folder);
    }

    @Test
    void aSecondLookIsTakenUnlessItIsTurnedOff() throws IOException {
        assertThat(analysis.run("--format", "json")).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text()).contains("\"secondLook\" : true");
        assertThat(analysis.run("--second-look", "off")).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text()).contains("No second look: the input was read once");
        assertThat(analysis.run("--format", "html", "--second-look", "off")).isZero();
        assertThat(analysis.text()).contains("No second look:");
    }

    @Test
    void tablesKnowTheTelescope() throws IOException {
        String tables = folder.resolve("tables").toString();

        assertThat(analysis.run("--tables", tables, "--telescope", "192.0.2.0/24")).isZero();

        assertThat(Files.readString(Path.of(tables, "scan_coverage.csv")))
                .contains("\n203.0.113.66,60,96.7742,60,23.4375,");
    }

    private Path sweepInFlows() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int from = 0; from < 60; from += 20) {
            FixedExport export = FixedExport.version5(1_700_000_000);
            for (int port = from; port < from + 20; port++) {
                export.flow(tcp("192.0.2.66", 50_000, "198.51.100.1", port).counted(1, 44));
            }
            file.write(export.bytes());
        }
        return Files.write(folder.resolve("flows.dat"), file.toByteArray());
    }

    @Test
    void flowRecordsAreLookedAtAgainToo() throws IOException {
        Path flows = sweepInFlows();
        assertThat(analysis.runOn(flows)).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text())
                .contains("a scan from 192.0.2.66", "1 of its 60 flow records with a zero")
                .doesNotContain("No second look");
        assertThat(analysis.runOn(flows, "--second-look", "off")).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text()).contains("a probe from 192.0.2.66", "No second look:");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStreamOfFlowRecordsSaysThatThereWasNoSecondLook() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Process writer =
                new ProcessBuilder("cp", sweepInFlows().toString(), pipe.toString()).start();
        assertThat(analysis.runOn(pipe)).isEqualTo(ExitCode.DONE);
        assertThat(writer.waitFor()).isZero();
        assertThat(analysis.text())
                .contains("a probe from 192.0.2.66", "No second look: the input was read once");
    }

    @Test
    void rulesOfTheUserNameTools() throws IOException {
        Path rules = Files.writeString(folder.resolve("own.rules"), RULE);
        assertThat(analysis.run("--tool-rules", rules.toString())).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text()).contains("a scan from 203.0.113.66 (lab prober)");
    }

    @Test
    void aFaultyRuleIsNamedByFileAndLine() throws IOException {
        Path rules = folder.resolve("own.rules");
        Files.writeString(rules, RULE.replace("flags: S", "flags: Z"));
        assertUsageError("own.rules, line 5: found \"Z\"", "--tool-rules", rules.toString());
        assertUsageError(
                "--tool-rules " + folder.resolve("none") + ": no such file",
                "--tool-rules",
                folder.resolve("none").toString());
    }

    @Test
    void thresholdsDecideWhatIsAnEvent() throws IOException {
        analysis.run("--format", "json", "--attack-thresholds", "1000,60,30,300");
        assertThat(analysis.text()).doesNotContain("victimAttack", "scanCampaign");
        analysis.run("--format", "json", "--scan-thresholds", "50,480");
        assertThat(analysis.text()).contains("victimAttack", "scanCampaign");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    --second-look       | sometimes  | expected one of [auto, off]
                    --attack-thresholds | 25,60      | takes 4 numbers above 0; got 25,60
                    --attack-thresholds | 25,0,30,1  | takes 4 numbers above 0
                    --scan-thresholds   | 1,2,3      | takes 2 numbers above 0
                    --scan-thresholds   | many       | 'many' is not a number
                    --network           | 10.0.0.1/8 | write 10.0.0.0/8 for the network
                    --dark              | everywhere | 'everywhere' is not a prefix
                    --telescope         | ::/200     | the length must be 0 to 128
                    --origins           | nowhere    | nowhere: no such file
                    --explain           | x.y        | --explain takes an address
                    --fail-on           | often      | expected one of [never, info, low
                    """)
    void wrongValuesAreUsageErrors(String option, String value, String message) {
        assertUsageError(message, option, value);
        assertThat(analysis.errors()).contains(option, "Try 'portzero analyze --help'.");
    }

    @Test
    void tablesAreWrittenBesideTheReport() throws IOException {
        Path tables = folder.resolve("tables");
        assertThat(analysis.run("--tables", tables.toString())).isEqualTo(ExitCode.DONE);
        assertThat(tables.resolve("index.html")).isNotEmptyFile();
        assertThat(analysis.text()).startsWith("250 of 2,272 packets");
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("mine"), "mine");
        assertUsageError(full.toString(), "--tables", full.toString());
    }

    private void assertUsageError(String message, String... options) {
        assertThat(analysis.run(options)).isEqualTo(ExitCode.USAGE);
        assertThat(analysis.errors()).contains("portzero: ", message).doesNotContain("\tat ");
    }
}
