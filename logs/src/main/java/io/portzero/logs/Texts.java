package io.portzero.logs;

import org.jspecify.annotations.Nullable;

/// Numbers in texts.
final class Texts {

    private static final int MOST_DIGITS = 19;

    private Texts() {}

    /// A whole number of decimal digits up to 2^63 - 1; -1 where the text is none.
    static long number(@Nullable String text) {
        return text == null ? -1 : number(text, 0, text.length());
    }

    /// The same for a part of a text.
    static long number(String text, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /// The parts of a text between separators; one more than there are separators.
    static String[] split(String text, String separator) {
        int count = 1;
        for (int at = text.indexOf(separator); at >= 0; at = after(text, separator, at)) {
            count++;
        }
        String[] parts = new String[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int at = text.indexOf(separator, from);
            parts[i] = text.substring(from, at < 0 ? text.length() : at);
            from = at + separator.length();
        }
        return parts;
    }

    private static int after(String text, String separator, int at) {
        return text.indexOf(separator, at + separator.length());
    }

    /// The text, or null where it is empty or stands for nothing.
    static @Nullable String present(String text) {
        return text.isEmpty() || text.equals("-") ? null : text;
    }
}
