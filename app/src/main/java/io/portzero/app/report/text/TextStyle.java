package io.portzero.app.report.text;

import io.portzero.app.report.words.Printable;
import io.portzero.verdict.Severity;
import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What the terminal, or whatever else takes the text, can show.
///
/// @param colour whether ANSI colours are written
/// @param unicode whether characters beyond ASCII are written
/// @param width columns of a line
public record TextStyle(boolean colour, boolean unicode, int width) {

    /// Narrower than this, tables would fall apart.
    public static final int MINIMUM_WIDTH = 60;

    private static final int MAXIMUM_WIDTH = 120;
    private static final int TERMINAL_WIDTH = 80;
    private static final int FILE_WIDTH = 100;

    /// How a piece of text is meant. Every colour comes with words that say the same.
    enum Ink {
        PLAIN(""),
        STRONG("1"),
        FAINT("2"),
        ZERO("1;31"),
        NO_PORT("36"),
        WARNING("1;35"),
        ATTENTION("1;33"),
        GOOD("32"),
        BAD("31");

        private final String codes;

        Ink(String codes) {
            this.codes = codes;
        }

        /// The colour of a verdict's title; the severity is said in words too.
        static Ink of(Severity severity) {
            return switch (severity) {
                case INFO, LOW -> STRONG;
                case MEDIUM -> ATTENTION;
                case HIGH, CRITICAL -> ZERO;
            };
        }
    }

    /// Checks the width.
    public TextStyle {
        if (width < MINIMUM_WIDTH) {
            throw new IllegalArgumentException(width + " columns are fewer than " + MINIMUM_WIDTH);
        }
    }

    /// For a file: no colours, UTF-8.
    public static TextStyle forFile(ColourChoice choice) {
        return new TextStyle(choice == ColourChoice.ALWAYS, true, FILE_WIDTH);
    }

    /// For this process's standard output.
    // From JDK 25 on there is no console again where input or output is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static TextStyle detect(ColourChoice choice) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return detect(choice, terminal, System.out.charset(), System.getenv());
    }

    /// @param terminal whether a person looks at the output
    /// @param charset the output's encoding
    /// @param environment where `NO_COLOR` (see no-color.org), `TERM` and `COLUMNS` are looked up
    static TextStyle detect(
            ColourChoice choice,
            boolean terminal,
            Charset charset,
            Map<String, String> environment) {
        return new TextStyle(
                colour(choice, terminal, environment),
                charset.equals(StandardCharsets.UTF_8),
                width(terminal, environment.getOrDefault("COLUMNS", "")));
    }

    private static boolean colour(
            ColourChoice choice, boolean terminal, Map<String, String> environment) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                    terminal
                            && environment.getOrDefault("NO_COLOR", "").isEmpty()
                            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        };
    }

    private static int width(boolean terminal, String columns) {
        if (!columns.matches("[1-9][0-9]{0,4}")) {
            return terminal ? TERMINAL_WIDTH : FILE_WIDTH;
        }
        return Math.clamp(Integer.parseInt(columns), MINIMUM_WIDTH, MAXIMUM_WIDTH);
    }

    /// The text as the output's encoding allows it.
    String shown(String text) {
        return unicode ? text : Printable.ascii(text);
    }

    /// The text in the ink's colour, where there are colours.
    String ink(Ink ink, String shown) {
        return !colour || ink == Ink.PLAIN || shown.isEmpty()
                ? shown
                : "\u001B[" + ink.codes + "m" + shown + "\u001B[0m";
    }
}
