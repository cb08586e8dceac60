package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/// What the program says to whoever uses it wrongly, and where something fails.
final class CommandLineTest {

    private static final String DEMO = Analysis.DEMO.toString();

    @TempDir private Path folder;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    analyz | did you mean analyze?
                    demoo | did you mean demo?
                    help analyse | did you mean analyze?
                    analyze x --formt | did you mean --format?
                    analyze x -q -v | -q asks for less
                    analyze x --only zeros | --only needs --records
                    analyze x --records-format parquet | --records-format needs --records
                    analyze x --explain 154 --format csv | --explain answers in text or JSON
                    analyze x --explain 154 --format html | --explain answers in text or JSON
                    analyze x --exporters --format csv | --exporters answers in text
                    analyze x -w - --format json | name a file for the report with -o
                    analyze x --records - --explain 154 | name a file for the report with -o
                    analyze x -o x.html.gz | would not be compressed
                    analyze x --threads abc | 'abc' is not a whole number
                    analyze x --scan-thresholds a,b | 'a' is not a number
                    analyze x --attack-thresholds 1,2 | 4 numbers above 0; got 1,2
                    analyze x --tool-rules nofile | --tool-rules nofile: no such file
                    """)
    void usageErrorsSayWhatIsWrong(String arguments, String said) {
        assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains(said).doesNotContain("Exception").hasLineCount(2);
    }

    @Test
    void nothingAskedForIsAnsweredWithTheCommands() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("analyze", "demo", "help");
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            output.getBuffer().setLength(0);
            assertThat(run(command, "--help")).as(command).isEqualTo(ExitCode.DONE);
            assertThat(output.toString())
                    .as(command)
                    .contains("Example")
                    .containsPattern("\\n  .*portzero ");
        }
    }

    @Test
    void helpIsTheSameAsTheOption() {
        assertThat(run("help", "analyze")).isEqualTo(ExitCode.DONE);
        String help = output.toString();
        output.getBuffer().setLength(0);
        assertThat(run("analyze", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(output.toString()).isEqualTo(help).contains("--records", "Exit codes:");
    }

    @Test
    void everyOptionHasItsHeading() {
        var analyze = Main.commandLine().getSubcommands().get("analyze").getCommandSpec();
        assertThat(
                        Stream.of(AnalyzeUsage.Heading.values())
                                .flatMap(heading -> heading.options(analyze).stream()))
                .containsExactlyInAnyOrderElementsOf(analyze.options())
                .doesNotContainNull()
                .extracting(OptionSpec::longestName)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFileThatIsNamedTwiceIsPointedOut() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Analysis.DEMO);
        assertThat(run("analyze", "-q", DEMO, folder.toString(), "-o", "/dev/null"))
                .isEqualTo(ExitCode.DONE);
        assertThat(errors.toString())
                .contains(link + ": is the same file as " + DEMO + ", and counted again");
    }

    @Test
    void anEmptyFolderIsNamed() {
        assertThat(run("analyze", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains(folder + ": no file is in this folder");
    }

    @Test
    void datagramsToACollectorMayBeExports() throws IOException {
        Path capture = folder.resolve("capture");
        Files.write(capture, datagram(9995));
        assertThat(run("analyze", capture.toString(), "-o", "/dev/null")).isZero();
        assertThat(errors.toString()).contains("1 packet to UDP port 9995 may be", "--flows");
        errors.getBuffer().setLength(0);
        assertThat(run("analyze", "--flows", capture.toString(), "-o", "/dev/null")).isZero();
        Files.write(capture, datagram(53));
        assertThat(run("analyze", capture.toString(), "-o", "/dev/null")).isZero();
        assertThat(errors.toString()).isEmpty();
    }

    /// A pcap file with one packet: `file header 24 | record 16 | IPv4 20 | UDP 8`.
    private static byte[] datagram(int port) {
        ByteBuffer file = ByteBuffer.allocate(24 + 16 + 28).order(ByteOrder.BIG_ENDIAN);
        file.putInt(0xA1B2C3D4).putInt(0x0002_0004).putLong(0).putInt(65_535).putInt(101);
        file.putInt(1_700_000_000).putInt(0).putInt(28).putInt(28);
        file.putInt(0x4500_001C).putInt(0).putInt(0x4011_0000).putInt(0x0A00_0001);
        file.putInt(0x0A00_0002).putShort((short) 4_000).putShort((short) port);
        return file.putInt(0x0008_0000).array();
    }

    @Test
    void aTableWithoutItsColumnsNamesThem() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.writeString(table, "client,server,service,l4\n192.0.2.1,192.0.2.2,0,6\n");
        assertThat(run("analyze", table.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("analyze", table.toString(), "--flow-columns", "src=clent,dport=service"))
                .isEqualTo(ExitCode.USAGE);
        run("analyze", table.toString(), "-o", "/dev/null", "--flow-columns", "dport=service");
        assertThat(errors.toString()).contains("--flow-columns names no proto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void aFullDiskIsNoSuccess(String format) throws Exception {
        assumeThat(Path.of("/dev/full")).exists();
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(Main.class.getName(), "analyze", DEMO, "--format", format));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(new File("/dev/full"))
                        .redirectError(said.toFile())
                        .start();
        assertThat(process.waitFor()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(Files.readString(said, StandardCharsets.UTF_8))
                .contains("standard output: cannot be written: ")
                .doesNotContain("\tat ");
    }

    @Test
    void aReportThatCannotBeWrittenIsNamed() {
        assumeThat(Path.of("/dev/full")).exists();
        assertThat(run("analyze", "-q", DEMO, "-o", "/dev/full")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(errors.toString())
                .startsWith("portzero: /dev/full: cannot be written: ")
                .hasLineCount(1);
    }

    @Test
    void whatCannotBeReadStopsNothing() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeThat(closed.toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(closed)).isFalse();
        Path report = folder.resolve("report");
        assertThat(run("analyze", "-q", closed.toString(), DEMO, "-o", report.toString()))
                .isEqualTo(ExitCode.INCOMPLETE);
        assertThat(report).content().contains("really have port 0");
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
