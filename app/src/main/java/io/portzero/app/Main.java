package io.portzero.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The program `portzero`.
public final class Main {

    private static final String BROKEN_PIPE = "Broken pipe";
    private static final Pattern CONSTANTS = Pattern.compile("\\[[A-Z]+(, [A-Z]+)+]");

    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = runWithin(arguments);
        // To return is to exit with 0; exit() first looks for a logger that wants to know.
        if (exitCode != ExitCode.DONE) {
            System.exit(exitCode);
        }
    }

    /// The memory is bounded by the launcher: who needs more has to be told how to give it.
    private static int runWithin(String... arguments) {
        try {
            return run(arguments);
        } catch (OutOfMemoryError e) {
            System.err.println(
                    String.format(
                            Locale.ROOT,
                            "portzero: not enough memory (%,d MB at most): use fewer "
                                    + "--threads, or set PORTZERO_JAVA_OPTIONS=-Xmx2g",
                            Runtime.getRuntime().maxMemory() >> 20));
            return ExitCode.DAMAGED;
        }
    }

    /// Runs one command and returns its exit code, so that several can run in one process.
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /// All commands, as they understand options and say what is wrong.
    static CommandLine commandLine() {
        CommandSpec main = CommandSpec.create().name("portzero");
        main.usageMessage()
                .header("Tells TCP and UDP port 0 from packets that have no port.")
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "Try it: portzero demo analyzes the capture that comes with the program.",
                        "Each command has a --help of its own, with examples.");
        Help.addTo(main);
        main.addSubcommand("analyze", AnalyzeCommand.commandLine());
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::usageError)
                .setExecutionExceptionHandler(Main::failure);
    }

    /// One line for what is wrong and one for where to look: a page of help would hide both.
    private static int usageError(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter out = command.getErr();
        out.println("portzero: " + message(problem));
        out.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /// Values of options are written in lower case.
    private static String message(ParameterException problem) {
        return CONSTANTS
                .matcher(String.valueOf(problem.getMessage()))
                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    }

    /// What stopped a command. Nobody waits for output behind a closed pipe, as `head` leaves one;
    /// a full disk is named; anything else is a fault of this program and shows where.
    private static int failure(Exception problem, CommandLine command, ParseResult arguments) {
        if (!(problem instanceof IOException)) {
            problem.printStackTrace(command.getErr());
            return ExitCode.DAMAGED;
        }
        String message = String.valueOf(problem.getMessage());
        if (message.contains(BROKEN_PIPE)) {
            return ExitCode.DONE;
        }
        command.getErr().println("portzero: " + message);
        return ExitCode.DAMAGED;
    }
}
