package io.portzero.logs;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times in logs, to the nanosecond: numbers since 1970, whose unit their size tells, and dates. A
/// date without a zone is UTC, and may be written with slashes, as SiLK and argus do.
final class Times {

    /// Stands for a text that is no time.
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long MOST_SECONDS = Long.MAX_VALUE / SECOND - 1;
    private static final int LONGEST = 48;

    private Times() {}

    /// Nanoseconds since 1970, or [#UNREADABLE].
    static long nanos(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return UNREADABLE;
        }
        long whole = Texts.number(text);
        if (whole >= 0) {
            return ofNumber(whole);
        }
        long seconds = seconds(text);
        return seconds >= 0 ? seconds : ofDate(text);
    }

    /// Seconds until the year 5138, then milliseconds and so on: no unit reaches into the next.
    private static long ofNumber(long number) {
        long nanos = number;
        if (number < 100_000_000_000L) {
            return number <= MOST_SECONDS ? number * SECOND : UNREADABLE;
        }
        if (number < 100_000_000_000_000L) {
            nanos = scaled(number, 1_000_000);
        } else if (number < 100_000_000_000_000_000L) {
            nanos = scaled(number, 1_000);
        }
        return nanos;
    }

    private static long scaled(long number, long unit) {
        return number <= Long.MAX_VALUE / unit ? number * unit : UNREADABLE;
    }

    /// Nanoseconds of a decimal number of seconds from 0 on; negative where the text is none.
    static long seconds(String text) {
        int point = text.indexOf('.');
        long whole = Texts.number(text, 0, point < 0 ? text.length() : point);
        if (whole < 0 || whole > MOST_SECONDS) {
            return UNREADABLE;
        }
        long fraction = point < 0 ? 0 : fraction(text, point + 1);
        return fraction < 0 ? UNREADABLE : whole * SECOND + fraction;
    }

    /// Nine digits count; more are finer than a nanosecond.
    private static long fraction(String text, int from) {
        long value = 0;
        for (int i = 0; i < Math.max(9, text.length() - from); i++) {
            int digit = from + i < text.length() ? text.charAt(from + i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = i < 9 ? 10 * value + digit : value;
        }
        return value;
    }

    private static long ofDate(String text) {
        boolean slashes = text.length() > 7 && text.charAt(4) == '/' && text.charAt(7) == '/';
        String dashed = slashes ? text.replace('/', '-') : text;
        long usual = UsualDate.nanos(dashed);
        return usual == UNREADABLE ? ofAnyDate(dashed) : usual;
    }

    /// As [java.time] reads dates.
    static long ofAnyDate(String text) {
        String iso = text.indexOf(' ') == 10 ? text.replace(' ', 'T') : text;
        int zone = zone(iso);
        try {
            return zone < 0
                    ? nanos(LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC))
                    : nanos(
                            LocalDateTime.parse(iso.substring(0, zone))
                                    .atOffset(offset(iso, zone)));
        } catch (DateTimeException e) {
            // The caller names the text and where it stands.
            return UNREADABLE;
        }
    }

    private static ZoneOffset offset(String iso, int zone) {
        return ZoneOffset.of(iso.substring(zone));
    }

    /// Where the zone begins, behind the time of the day; -1 where there is none.
    private static int zone(String iso) {
        for (int i = 11; i < iso.length(); i++) {
            char each = iso.charAt(i);
            if (each == 'Z' || each == '+' || each == '-') {
                return i;
            }
        }
        return -1;
    }

    private static long nanos(OffsetDateTime time) {
        long seconds = time.toEpochSecond();
        return Math.abs(seconds) > MOST_SECONDS ? UNREADABLE : seconds * SECOND + time.getNano();
    }
}
