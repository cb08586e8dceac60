package io.portzero.app.report.words;

import java.util.Locale;

/// Writes numbers for people: thousands separators, shares, sizes. The same in every locale, so
/// that two reports can be compared.
public final class Numbers {

    /// Keeps a number and its unit on one line. A terminal gets an ordinary space in its place.
    public static final char NO_BREAK = '\u00A0';

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private static final double NANOS_PER_DAY = 86_400e9;

    private Numbers() {}

    /// A count, with its digits in groups of three.
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// A count with its noun, whose plural takes an s.
    public static String count(long value, String noun) {
        return count(value) + NO_BREAK + noun + (value == 1 ? "" : "s");
    }

    /// A count, marked as an estimate where it is one.
    public static String count(long value, boolean exact) {
        return estimate(exact) + count(value);
    }

    /// What stands before an estimate; nothing where the number is exact.
    public static String estimate(boolean exact) {
        return exact ? "" : "≈\u00A0";
    }

    /// A share in percent; a dash where there is no whole.
    public static String share(long part, long whole) {
        return whole <= 0 ? "–" : share((double) part / whole);
    }

    /// A share in percent. Not all is never shown as 100 %, and not nothing never as 0 %.
    ///
    /// @param share 0 to 1
    public static String share(double share) {
        return percent(100 * share) + NO_BREAK + "%";
    }

    private static String percent(double percent) {
        if (percent == 0 || percent == 100) {
            return String.format(Locale.ROOT, "%.0f", percent);
        }
        if (percent < 0.001) {
            return "<\u00A00.001";
        }
        if (percent < 0.1) {
            return String.format(Locale.ROOT, percent < 0.01 ? "%.3f" : "%.2f", percent);
        }
        return percent >= 99.95 ? ">\u00A099.9" : String.format(Locale.ROOT, "%.1f", percent);
    }

    /// A size in the unit that fits it, powers of 1,024.
    public static String bytes(long value) {
        int unit = 0;
        double amount = value;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0
                ? count(value, "byte")
                : String.format(Locale.ROOT, "%.1f\u00A0%s", amount, UNITS[unit]);
    }

    /// A number that need not be whole, with three significant digits.
    public static String decimal(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 0.001 || size >= 1e15) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /// The time from one moment to a later one, nanoseconds since 1970; longer than 292 years too.
    public static String span(long firstNanos, long lastNanos) {
        long nanos = lastNanos - firstNanos;
        boolean overflown = nanos < 0 && lastNanos > firstNanos;
        return overflown
                ? count(Math.round(((double) lastNanos - firstNanos) / NANOS_PER_DAY), "day")
                : duration(nanos);
    }

    /// A stretch of time in its two largest units.
    public static String duration(long nanos) {
        double seconds = nanos / 1e9;
        if (seconds < 1) {
            return decimal(seconds * 1000) + "\u00A0ms";
        }
        if (seconds < 60) {
            return decimal(seconds) + "\u00A0s";
        }
        long whole = Math.round(seconds);
        if (whole < 3_600) {
            return whole / 60 + "\u00A0min" + rest(whole % 60, "s");
        }
        if (whole < 86_400) {
            return whole / 3_600 + "\u00A0h" + rest(whole % 3_600 / 60, "min");
        }
        return Numbers.count(whole / 86_400, "day") + rest(whole % 86_400 / 3_600, "h");
    }

    private static String rest(long value, String unit) {
        return value == 0 ? "" : " " + value + NO_BREAK + unit;
    }
}
