package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the JDK makes anew at every start is not on the way to a report: its start-up cache keeps
/// lambdas and the joining of texts, but neither the methods of records, nor comparators that can
/// be serialized, nor switches over types.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class StartPathTest {

    private static final List<String> MADE_ANEW =
            List.of("ObjectMethods.bootstrap", "altMetafactory", "SwitchBootstraps.typeSwitch");

    @Test
    void theReportNeedsNothingThatIsMadeAnew() throws IOException, InterruptedException {
        List<String> lines = linkage("analyze", Analysis.DEMO.toString());
        assertThat(lines).anyMatch(line -> line.contains("LambdaMetafactory.metafactory"));
        assertThat(lines.stream().filter(StartPathTest::isMadeAnew)).isEmpty();
    }

    private static boolean isMadeAnew(String line) {
        return line.contains("linkCallSite") && MADE_ANEW.stream().anyMatch(line::contains);
    }

    /// What the JDK says of the call sites that a command links.
    private static List<String> linkage(String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.lang.invoke.MethodHandle.TRACE_METHOD_LINKAGE=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName());
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(ExitCode.DONE);
        return output.lines().toList();
    }
}
