package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Prefix;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class ContextOptionsTest {

    /// Some command that mixes the options in.
    private static final class SomeCommand implements Callable<Integer> {

        private final ContextOptions options = new ContextOptions();
        private OptionalLong system = OptionalLong.empty();

        @Override
        public Integer call() {
            options.origins()
                    .of(Prefix.parse("192.0.2.1").network())
                    .ifPresent(origin -> system = origin.autonomousSystem());
            return ExitCode.DONE;
        }
    }

    @TempDir private Path folder;

    private final SomeCommand command = new SomeCommand();
    private final StringWriter errors = new StringWriter();

    @Test
    void nothingIsNamedWithoutOptions() {
        assertThat(run()).isEqualTo(ExitCode.DONE);
        assertThat(command.options.context()).isEqualTo(Context.NONE);
        assertThat(command.system).isEmpty();
    }

    @Test
    void prefixesMayBeListedAndOptionsRepeated() {
        int code =
                run(
                        "--network",
                        "10.0.0.0/8,2001:db8::/32",
                        "--network=192.0.2.1",
                        "--dark",
                        "10.9.0.0/16",
                        "--telescope",
                        "198.18.0.0/15");
        assertThat(code).isEqualTo(ExitCode.DONE);
        Context context = command.options.context();
        assertThat(context.networks()).hasToString("10.0.0.0/8, 192.0.2.1/32, 2001:db8::/32");
        assertThat(context.darkSpace()).hasToString("10.9.0.0/16");
        assertThat(context.telescope()).hasToString("198.18.0.0/15");
    }

    @Test
    void wrongPrefixesAreUsageErrors() {
        assertThat(run("--network", "10.0.0.0/8,example.com")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString())
                .contains(
                        "--network",
                        "'example.com' is not a prefix; expected, for example, 192.0.2.0/24");
        assertThat(run("--dark", "10.1.2.3/8")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("--dark", "write 10.0.0.0/8 for the network");
        assertThat(run("--telescope", "10.0.0.0/33")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("--telescope", "the length must be 0 to 32");
    }

    @Test
    void theFirstFileThatKnowsIsBelieved() throws IOException {
        Path other = lines("other", "198.51.100.0\t24\t64499");
        Path first = lines("first", "192.0.2.0\t24\t64496");
        Path second = lines("second", "192.0.2.0\t24\t64497");
        int code =
                run(
                        "--origins",
                        other.toString(),
                        "--origins",
                        first.toString(),
                        "--origins",
                        second.toString());
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(command.system).hasValue(64_496);
    }

    @Test
    void wrongFilesAreUsageErrors() throws IOException {
        Path missing = folder.resolve("missing.mmdb");
        assertThat(run("--origins", missing.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("--origins: " + missing + ": no such file");
        Path wrong = lines("wrong", "no prefix at all");
        assertThat(run("--origins", wrong.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("--origins: " + wrong + ":1: expected an address");
    }

    private Path lines(String name, String line) throws IOException {
        return Files.writeString(folder.resolve(name), line + "\n");
    }

    private int run(String... arguments) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        command.options.addTo(spec);
        return new CommandLine(spec).setErr(new PrintWriter(errors, true)).execute(arguments);
    }
}
