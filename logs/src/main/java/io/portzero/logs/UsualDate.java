package io.portzero.logs;

/// Dates as most logs write them, read without making anything: `2026-03-02T09:04:00`, with a blank
/// for the `T`, a fraction of up to nine digits, and `Z`, `+hhmm` or `+hh:mm` behind it.
final class UsualDate {

    private static final long SECOND = 1_000_000_000L;
    private static final int DATE_AND_TIME = 19;
    private static final int MOST_ZONE_HOURS = 17;
    private static final int[] BEFORE_MONTH = {
        0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
    };

    private UsualDate() {}

    /// Nanoseconds since 1970, of the years 1970 to 2199; [Times#UNREADABLE] for what is written
    /// otherwise or is no date.
    static long nanos(String text) {
        if (text.length() < DATE_AND_TIME || !hasItsMarks(text)) {
            return Times.UNREADABLE;
        }
        long days = days(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
        long seconds = seconds(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19));
        int zone = endOfFraction(text);
        long fraction = zone == DATE_AND_TIME ? 0 : fraction(text, zone);
        long east = east(text, zone);
        boolean readable = days >= 0 && seconds >= 0 && fraction >= 0 && east != Times.UNREADABLE;
        return readable ? (days * 86_400 + seconds - east) * SECOND + fraction : Times.UNREADABLE;
    }

    private static boolean hasItsMarks(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int digits(String text, int from, int to) {
        return (int) Texts.number(text, from, to);
    }

    private static long days(int year, int month, int day) {
        if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1) {
            return -1;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int length = BEFORE_MONTH[month] - BEFORE_MONTH[month - 1] + (leap && month == 2 ? 1 : 0);
        int before = year - 1;
        int leaps = before / 4 - before / 100 + before / 400 - 477;
        int inYear = BEFORE_MONTH[month - 1] + day - 1 + (leap && month > 2 ? 1 : 0);
        return day > length ? -1 : (year - 1970) * 365L + leaps + inYear;
    }

    private static long seconds(int hour, int minute, int second) {
        boolean possible =
                hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return possible ? hour * 3_600L + minute * 60L + second : -1;
    }

    private static int endOfFraction(String text) {
        int at = DATE_AND_TIME;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
        }
        return at;
    }

    private static long fraction(String text, int to) {
        int count = to - DATE_AND_TIME - 1;
        if (count < 1 || count > 9) {
            return -1;
        }
        long value = Texts.number(text, DATE_AND_TIME + 1, to);
        for (int i = count; i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    /// Seconds that the zone is ahead of UTC.
    private static long east(String text, int at) {
        int length = text.length() - at;
        if (length == 0 || (length == 1 && text.charAt(at) == 'Z')) {
            return 0;
        }
        boolean colon = length == 6 && text.charAt(at + 3) == ':';
        char sign = text.charAt(at);
        if ((length != 5 && !colon) || (sign != '+' && sign != '-')) {
            return Times.UNREADABLE;
        }
        int hours = digits(text, at + 1, at + 3);
        int minutes = digits(text, text.length() - 2, text.length());
        if (hours < 0 || hours > MOST_ZONE_HOURS || minutes < 0 || minutes > 59) {
            return Times.UNREADABLE;
        }
        long seconds = hours * 3_600L + minutes * 60L;
        return sign == '+' ? seconds : -seconds;
    }
}
