package io.portzero.app.report.words;

import java.util.Locale;
import java.util.Map;

/// Makes text from outside (paths, names in a capture) safe to print on a terminal.
///
/// Control characters could move the cursor or forge lines of the report, and characters that turn
/// the writing direction could make one name look like another. They are shown as escapes.
public final class Printable {

    private static final Map<Integer, String> PLAIN =
            Map.ofEntries(
                    Map.entry((int) Numbers.NO_BREAK, " "),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '—', "--"),
                    Map.entry((int) '≈', "~"),
                    Map.entry((int) '±', "+/-"),
                    Map.entry((int) '≤', "<="),
                    Map.entry((int) '≥', ">="),
                    Map.entry((int) '×', "x"),
                    Map.entry((int) '·', "-"),
                    Map.entry((int) '…', "..."),
                    Map.entry((int) '→', "->"),
                    Map.entry((int) '●', "*"),
                    Map.entry((int) '○', "o"),
                    Map.entry((int) '─', "-"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) '✓', "+"),
                    Map.entry((int) '✗', "x"),
                    Map.entry((int) '−', "-"),
                    Map.entry((int) '⊕', "xor"),
                    Map.entry((int) '│', "|"),
                    Map.entry((int) '├', "|"),
                    Map.entry((int) '└', "`"));

    private Printable() {}

    /// The text with everything escaped that is not to be seen or changes what is seen.
    public static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(each -> {
                    if (visible(each)) {
                        out.appendCodePoint(each);
                    } else {
                        escape(out, each);
                    }
                });
        return out.toString();
    }

    /// The text in ASCII alone, for terminals of other encodings.
    public static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(each -> appendAscii(out, each));
        return out.toString();
    }

    private static void appendAscii(StringBuilder out, int codePoint) {
        String plain = PLAIN.get(codePoint);
        if (codePoint < 0x7F) {
            out.append((char) codePoint);
        } else if (plain != null) {
            out.append(plain);
        } else {
            escape(out, codePoint);
        }
    }

    private static boolean visible(int codePoint) {
        if (codePoint == ' ') {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static void escape(StringBuilder out, int codePoint) {
        out.append(
                codePoint < 0x100
                        ? String.format(Locale.ROOT, "\\x%02x", codePoint)
                        : String.format(Locale.ROOT, "\\u{%x}", codePoint));
    }
}
