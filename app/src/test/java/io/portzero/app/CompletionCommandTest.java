package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The script of `portzero completion`, asked by bash itself.
final class CompletionCommandTest {

    @TempDir private Path folder;

    private Path script = Path.of("");

    @BeforeEach
    void printScript() throws IOException {
        StringWriter out = new StringWriter();
        int exitCode = Main.commandLine().setOut(new PrintWriter(out)).execute("completion");
        assertThat(exitCode).isEqualTo(ExitCode.DONE);
        script = Files.writeString(folder.resolve("completion.sh"), out.toString());
    }

    /// What bash offers for the last of these words.
    private List<String> offered(List<String> words) throws IOException, InterruptedException {
        boolean there =
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "bash")));
        Assumptions.assumeTrue(there, "there is no bash here to ask");
        String asked =
                words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String question =
                String.format(
                        Locale.ROOT,
                        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _portzero; printf '%%s\\n' \"${COMPREPLY[@]}\"",
                        script,
                        asked,
                        words.size() - 1);
        Process bash = new ProcessBuilder("bash", "--norc", "-c", question).start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(bash.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(errors).isZero();
        assertThat(errors).isEmpty();
        return answer.lines().filter(line -> !line.isEmpty()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    portzero an                            | analyze
                    portzero --v                           | --version
                    portzero help d                        | demo
                    portzero analyze --tel                 | --telescope
                    portzero demo x.pcap --second          | --second-look
                    portzero analyze --format n            | ndjson
                    portzero analyze --format = n          | ndjson
                    portzero analyze --format=n            | --format=ndjson
                    portzero analyze x.pcap --second-look o | off
                    portzero analyze --color al            | always
                    portzero analyze --fail-on crit        | critical
                    portzero analyze --records-format zeek- | zeek-json
                    portzero analyze --only z              | zeros
                    portzero completion --h                | --help
                    """)
    void offersWhatIsMeant(String typed, String expected) throws Exception {
        assertThat(offered(List.of(typed.split(" ", -1)))).containsExactly(expected);
    }

    @Test
    void offersAllCommandsAndAllOptions() throws Exception {
        assertThat(offered(List.of("portzero", "")))
                .containsAll(Main.commandLine().getSubcommands().keySet());
        List<String> options =
                Main.commandLine()
                        .getSubcommands()
                        .get("analyze")
                        .getCommandSpec()
                        .options()
                        .stream()
                        .map(option -> option.longestName())
                        .toList();
        assertThat(offered(List.of("portzero", "analyze", "-")))
                .containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void leavesFilesToTheShell() throws Exception {
        assertThat(offered(List.of("portzero", "analyze", "capture"))).isEmpty();
        assertThat(offered(List.of("portzero", "analyze", "-o", "report"))).isEmpty();
    }
}
