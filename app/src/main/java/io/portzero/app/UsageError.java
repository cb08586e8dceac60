package io.portzero.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command: a line for that and one for where to look, for a page of help
/// would hide both.
final class UsageError {

    private static final String PROGRAM = "portzero";

    /// Set by the launcher: how it was called.
    private static final String CALLED_PROPERTY = "portzero.called";

    private static final Pattern CONSTANTS = Pattern.compile("\\[[A-Z]+(, [A-Z]+)+]");

    private UsageError() {}

    static int say(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter out = command.getErr();
        if (arguments.length == 0) {
            command.usage(out);
            return ExitCode.USAGE;
        }
        out.println(PROGRAM + ": " + message(problem) + suggestion(problem));
        out.println("Try '" + called(command) + " --help'.");
        return ExitCode.USAGE;
    }

    private static String called(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        return System.getProperty(CALLED_PROPERTY, PROGRAM)
                + (name.startsWith(PROGRAM) ? name.substring(PROGRAM.length()) : " " + name);
    }

    /// Values of options are written in lower case, and types as a user knows them.
    private static String message(ParameterException problem) {
        return CONSTANTS
                .matcher(String.valueOf(problem.getMessage()))
                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT))
                .replace("is not an int", "is not a whole number")
                .replace("is not a double", "is not a number")
                .replace("Unmatched argument at index 0:", "Unknown command:");
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String typed = unmatched.getUnmatched().getFirst().replaceFirst("=.*", "");
        Optional<String> meant =
                Suggestion.of(typed, words(problem.getCommandLine().getCommandSpec()));
        return meant.map(word -> "; did you mean " + word + "?").orElse("");
    }

    private static Stream<String> words(CommandSpec command) {
        return Stream.concat(
                command.optionsMap().keySet().stream(), command.subcommands().keySet().stream());
    }
}
