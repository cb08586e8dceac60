package io.portzero.app.report.words;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Writes times as ISO-8601 in UTC, with as many digits as the input had.
public final class Times {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Times() {}

    /// The time as text.
    ///
    /// @param nanos nanoseconds since 1970 UTC
    /// @param digits decimal digits of a second, 0 to 9
    public static String iso(long nanos, int digits) {
        long second = Math.floorDiv(nanos, NANOS_PER_SECOND);
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(30);
        // A formatter would be loaded for this alone, which a short run feels.
        pad(text, time.getYear(), 4).append('-');
        pad(text, time.getMonthValue(), 2).append('-');
        pad(text, time.getDayOfMonth(), 2).append('T');
        pad(text, time.getHour(), 2).append(':');
        pad(text, time.getMinute(), 2).append(':');
        pad(text, time.getSecond(), 2);
        if (digits > 0) {
            pad(text.append('.'), (int) Math.floorMod(nanos, NANOS_PER_SECOND), 9)
                    .setLength(20 + digits);
        }
        return text.append('Z').toString();
    }

    /// Says that packets without a time are missing from what is shown over time.
    ///
    /// @param packets how many there are, at least one
    public static String missing(long packets) {
        return Numbers.count(packets, "packet")
                + (packets == 1 ? " has no time and is" : " have no time and are")
                + " not among these.";
    }

    private static StringBuilder pad(StringBuilder text, int value, int digits) {
        String number = Integer.toString(value);
        return text.repeat('0', Math.max(0, digits - number.length())).append(number);
    }
}
