package io.portzero.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// `portzero demo`, as the help lists it. The launcher knows where the capture is, and runs
/// `analyze` with it.
final class DemoCommand implements Callable<Integer> {

    private final CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("demo");

    private DemoCommand() {
        command.usageMessage()
                .header("Analyzes the capture that comes with the program.")
                .customSynopsis("portzero demo [options of analyze]")
                .description("", "It takes the options of analyze: portzero analyze --help.")
                .footer(
                        "",
                        "Examples:",
                        "  portzero demo",
                        "  portzero demo --explain 203.0.113.66",
                        "  portzero demo --format html -o report.html");
        Help.addTo(command);
    }

    static CommandLine commandLine() {
        return new CommandLine(new DemoCommand().command);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                command.commandLine(), "the capture is named by the launcher: run ./portzero demo");
    }
}
