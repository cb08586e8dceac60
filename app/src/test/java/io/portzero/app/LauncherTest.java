package io.portzero.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts the real launcher in a made-up release, on a made-up machine whose JDKs are scripts that
/// tell how they were called.
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    /// Stands for `/`.
    @TempDir private Path machine;

    private Path release;

    record Outcome(int status, List<String> output, String errors) {

        String jdk() {
            return output.getFirst();
        }

        List<String> arguments() {
            return output.subList(output.indexOf("io.portzero.app.Main") + 1, output.size());
        }
    }

    @BeforeEach
    void unpackRelease() throws IOException {
        release = machine.resolve("srv/port zero");
        Files.createDirectories(release.resolve("launch"));
        Files.createDirectories(release.resolve("lib"));
        Files.createDirectories(machine.resolve("home"));
        Files.createFile(release.resolve("lib/portzero.jar"));
        for (String file :
                List.of(
                        "portzero",
                        "launch/find-jdk.sh",
                        "launch/start-cache.sh",
                        "launch/short-run.sh")) {
            Files.copy(REPOSITORY.resolve(file), release.resolve(file));
        }
        executable(release.resolve("portzero"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"25.0.3", "25.0.3.1", "25.0.10", "25.1", "25.1.0", "26", "26.0.1", "100"})
    void acceptsVersion(String version) throws Exception {
        Path jdk = jdk("usr/lib/jvm/some-jdk", version);

        assertThat(start().jdk()).isEqualTo(jdk.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "25",
                "25.0",
                "25.0.2",
                "24.0.9",
                "17.0.15",
                "9",
                "1.8.0_292",
                "",
                "unknown"
            })
    void refusesVersion(String version) throws Exception {
        jdk("usr/lib/jvm/some-jdk", version);

        assertThat(start().status()).isEqualTo(127);
    }

    @Test
    void passesOverOldOnesInTheSamePlace() throws Exception {
        jdk("usr/lib/jvm/a-17", "17.0.15");
        Path fit = jdk("usr/lib/jvm/b-25", "25.0.3");

        assertThat(start().jdk()).isEqualTo(fit.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srv/port zero/runtime",
                "usr/lib/jvm/temurin-25",
                "opt/jdk-25",
                "opt/java/openjdk",
                "home/.sdkman/candidates/java/25.0.3-tem",
                "home/.jdks/temurin-25.0.3",
                "home/.local/share/mise/installs/java/25",
                "home/.asdf/installs/java/temurin-25.0.3",
                "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
                "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
            })
    void looksIn(String place) throws Exception {
        Path jdk = jdk(place, "25.0.3");

        assertThat(start().jdk()).isEqualTo(jdk.toString());
    }

    @ParameterizedTest
    @CsvSource({"PORTZERO_JDK, elsewhere/mine", "JAVA_HOME, elsewhere/java home"})
    void followsVariable(String variable, String place) throws Exception {
        jdk("usr/lib/jvm/also-fit", "25.0.3");
        Path named = jdk(place, "26");

        assertThat(start(Map.of(variable, named.toString())).jdk()).isEqualTo(named.toString());
    }

    @Test
    void passesOverOldJavaHome() throws Exception {
        Path old = jdk("elsewhere/17", "17.0.15");
        Path fit = jdk("usr/lib/jvm/temurin-25", "25.0.3");

        assertThat(start(Map.of("JAVA_HOME", old.toString())).jdk()).isEqualTo(fit.toString());
    }

    @Test
    void neverPassesOverPortzeroJdk() throws Exception {
        Path old = jdk("elsewhere/17", "17.0.15");
        jdk("usr/lib/jvm/temurin-25", "25.0.3");

        Outcome outcome = start(Map.of("PORTZERO_JDK", old.toString()));

        assertThat(outcome.status()).isEqualTo(127);
        assertThat(outcome.errors()).contains("PORTZERO_JDK=" + old, "17.0.15");
    }

    @Test
    void followsLinkOnPath() throws Exception {
        Path jdk = jdk("elsewhere/jdk", "25.0.3");
        Path link =
                Files.createSymbolicLink(
                        Files.createDirectories(machine.resolve("bin")).resolve("java"),
                        jdk.resolve("bin/java"));

        assertThat(start(Map.of("PATH", link.getParent() + ":" + System.getenv("PATH"))).jdk())
                .isEqualTo(jdk.toString());
    }

    @Test
    void saysInOneLineWhatIsMissing() throws Exception {
        Path old = jdk("usr/lib/jvm/openjdk-17", "17.0.15");

        Outcome outcome = start();

        assertThat(outcome.status()).isEqualTo(127);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors())
                .hasLineCount(1)
                .contains("25.0.3", "17.0.15 in " + old, "apt install", "PORTZERO_JDK");
    }

    @Test
    void handsOverArgumentsUntouched() throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");

        assertThat(start(Map.of(), "analyze", "two words", "", "*", "$HOME").arguments())
                .containsExactly("analyze", "two words", "", "*", "$HOME");
    }

    @Test
    void demoAnalyzesTheShippedCapture() throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");

        assertThat(start(Map.of(), "demo", "--format", "json").arguments())
                .containsExactly(
                        "analyze",
                        release.toRealPath().resolve("examples/demo.pcapng").toString(),
                        "--format",
                        "json");
    }

    @Test
    void demoHasAHelpOfItsOwn() throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");

        assertThat(start(Map.of(), "demo", "--help").arguments()).containsExactly("demo", "--help");
    }

    @Test
    void tellsNothingOfTerminalsWhereThereIsNone() throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");

        assertThat(start().output())
                .contains("-Dportzero.called=" + release.resolve("portzero"))
                .noneMatch(line -> line.startsWith("-Dportzero.error.terminal"));
    }

    /// `script` of util-linux gives a program a terminal.
    @Test
    void tellsOfTheTerminalAndItsWidth() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).isExecutable();
        Path home = jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Files.writeString(
                home.resolve("bin/java"),
                "#!/bin/sh\nprintf '%s\\n' \"columns $COLUMNS\" \"$@\"\n");
        String command = "/usr/bin/stty cols 97; '" + release.resolve("portzero") + "'";

        Outcome outcome =
                run(Path.of("/usr/bin/script"), Map.of(), List.of("-qec", command, "/dev/null"));

        assertThat(outcome.output()).contains("columns 97", "-Dportzero.error.terminal=true");
    }

    @Test
    void shortRunsAreNotCompiledForGood() throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Path small = Files.write(machine.resolve("small capture"), new byte[4_000_000]);
        Path large = Files.write(machine.resolve("large"), new byte[5_000_000]);

        assertThat(isShort("analyze", small.toString(), "--format", "json")).isTrue();
        assertThat(isShort("analyze", "-r", small.toString(), small.toString())).isTrue();
        assertThat(isShort("analyze", large.toString())).isFalse();
        assertThat(isShort("analyze", small.toString(), large.toString())).isFalse();
        assertThat(isShort("analyze", small.toString(), "-")).isFalse();
        assertThat(isShort("analyze", machine.toString())).isFalse();
        assertThat(isShort("analyze", "missing")).isFalse();
        assertThat(isShort()).isFalse();
    }

    private boolean isShort(String... arguments) throws Exception {
        Outcome outcome = start(Map.of(), arguments);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.errors()).isEmpty();
        return outcome.output().contains("-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib",
                "lib/portzero.jar",
                "lib/another.jar",
                "portzero",
                "launch/find-jdk.sh"
            })
    void makesTheCacheAgainWhereAnythingIsNewer(String changed) throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Files.createFile(release.resolve("lib/another.jar"));
        start();
        Path cache = release.resolve("start/portzero-25.0.3.aot");
        assertThat(cache).isEmptyFile();

        Files.writeString(cache, "kept");
        start();
        assertThat(cache).hasContent("kept");

        Instant later = Files.getLastModifiedTime(cache).toInstant().plusSeconds(10);
        Files.setLastModifiedTime(release.resolve(changed), FileTime.from(later));
        start();
        assertThat(cache).isEmptyFile();
    }

    @Test
    void startsThroughLinks() throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Path near =
                Files.createSymbolicLink(
                        machine.resolve("near"), Path.of("srv/port zero/portzero"));
        Path far = Files.createSymbolicLink(machine.resolve("far"), near);

        assertThat(run(far, Map.of(), List.of("--version")).status()).isZero();
    }

    private Path jdk(String place, String version) throws IOException {
        Path home = machine.resolve(place);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' '" + home + "' \"$@\"\n");
        executable(java);
        return home;
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome start() throws Exception {
        return start(Map.of());
    }

    private Outcome start(Map<String, String> variables, String... arguments) throws Exception {
        return run(release.resolve("portzero"), variables, List.of(arguments));
    }

    private Outcome run(Path launcher, Map<String, String> variables, List<String> arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        Path errors = machine.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", toolsWithoutJava().toString());
        environment.put("HOME", machine.resolve("home").toString());
        environment.put("PORTZERO_SEARCH_ROOT", machine.toString());
        environment.putAll(variables);
        Process process = builder.start();
        List<String> output = process.inputReader(UTF_8).readAllLines();
        return new Outcome(process.waitFor(), output, Files.readString(errors));
    }

    /// The machine that runs this test may well have a `java` on its path.
    private Path toolsWithoutJava() throws IOException {
        Path tools = machine.resolve("tools");
        if (Files.exists(tools)) {
            return tools;
        }
        Files.createDirectory(tools);
        for (String tool :
                List.of("find", "head", "mkdir", "mv", "readlink", "rm", "cksum", "stty")) {
            for (String place : List.of("/usr/bin", "/bin")) {
                Path original = Path.of(place, tool);
                if (Files.exists(original) && !Files.exists(tools.resolve(tool))) {
                    Files.writeString(
                            tools.resolve(tool), "#!/bin/sh\nexec " + original + " \"$@\"\n");
                    executable(tools.resolve(tool));
                }
            }
        }
        return tools;
    }
}
