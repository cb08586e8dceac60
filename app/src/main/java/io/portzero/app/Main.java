package io.portzero.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program `portzero`.
@Command(
        name = "portzero",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = AnalyzeCommand.class,
        description = "Finds, explains and guards against TCP and UDP port 0.")
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs one command and returns its exit code, so that several can run in one process.
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
