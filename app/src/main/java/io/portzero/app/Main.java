package io.portzero.app;

import io.portzero.engine.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.exc.JacksonIOException;

/// The program `portzero`.
public final class Main {

    private static final String BROKEN_PIPE = "Broken pipe";

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
            return ExitCode.INCOMPLETE;
        }
    }

    /// Runs one command and returns its exit code, so that several can run in one process.
    static int run(String... arguments) {
        boolean usual = arguments.length > 0 && arguments[0].equals("analyze");
        return commandLine(!usual).execute(arguments);
    }

    /// All commands, as they understand options and say what is wrong.
    static CommandLine commandLine() {
        return commandLine(true);
    }

    /// @param all whether there are commands besides `analyze`, which does not wait for them
    private static CommandLine commandLine(boolean all) {
        CommandSpec main = CommandSpec.create().name("portzero");
        main.usageMessage()
                .header("Tells TCP and UDP port 0 from packets that have no port.")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer("", "Each command has a --help of its own, with examples.");
        Help.addTo(main);
        main.addSubcommand("analyze", AnalyzeCommand.commandLine());
        if (all) {
            main.addSubcommand("demo", DemoCommand.commandLine());
            main.addSubcommand("completion", CompletionCommand.commandLine());
            main.addSubcommand("help", HelpCommand.commandLine());
        }
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(UsageError::say)
                .setExecutionExceptionHandler(Main::failure);
    }

    /// What stopped a command. Nobody waits for output behind a closed pipe, as `head` leaves one;
    /// a full disk is named; anything else is a fault of this program and shows where.
    private static int failure(Exception problem, CommandLine command, ParseResult arguments) {
        IOException failed = failedFile(problem);
        if (failed == null) {
            problem.printStackTrace(command.getErr());
            return ExitCode.INCOMPLETE;
        }
        String message = message(failed);
        if (message.contains(BROKEN_PIPE)) {
            return ExitCode.DONE;
        }
        command.getErr().println("portzero: " + message);
        return ExitCode.INCOMPLETE;
    }

    /// What could not be read or written; reports and their JSON wrap it, for their writers must
    /// not fail.
    private static @Nullable IOException failedFile(Exception problem) {
        boolean wrapped =
                problem instanceof UncheckedIOException || problem instanceof JacksonIOException;
        return wrapped && problem.getCause() instanceof IOException cause
                ? cause
                : problem instanceof IOException itself ? itself : null;
    }

    private static String message(IOException failed) {
        return failed instanceof FileSystemException named && named.getFile() != null
                ? named.getFile() + ": " + FileFailure.reason(failed)
                : FileFailure.reason(failed);
    }
}
