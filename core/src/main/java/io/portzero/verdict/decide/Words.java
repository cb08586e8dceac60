package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import java.util.Locale;

/// Numbers in sentences.
final class Words {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    private Words() {}

    /// "1 packet", "1.4 packets": how many there are for each of something.
    static String each(double average, String noun) {
        String number = String.format(Locale.ROOT, "%.1f", average);
        return number.equals("1.0") ? "1 " + noun : number + " " + noun + "s";
    }

    /// What is asked about packets that were judged together.
    static String whySent(long packets) {
        return packets == 1
                ? "why was this packet sent?"
                : "why were these " + Amount.of(packets, "packet") + " sent?";
    }

    /// An estimate with two digits: "4,500", "17 million", "2.3 billion".
    static String rough(double value) {
        if (value < 10) {
            return String.valueOf(Math.round(value * 10) / 10.0);
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        double rounded = Math.round(value / unit) * unit;
        return rounded < MILLION
                ? Amount.grouped(Math.round(rounded))
                : rounded < BILLION
                        ? shortened(rounded / MILLION) + " million"
                        : shortened(rounded / BILLION) + " billion";
    }

    private static String shortened(double value) {
        return value < 10
                ? String.valueOf(Math.round(value * 10) / 10.0)
                : Amount.grouped(Math.round(value));
    }

    /// A time span in the largest unit of which there are two.
    static String span(double seconds) {
        if (seconds < 2 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 2 * HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        return seconds < 2 * DAY
                ? Math.round(seconds / HOUR) + " h"
                : Amount.grouped(Math.round(seconds / DAY)) + " days";
    }

    /// A share as a percentage, without false precision.
    static String percent(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 10 || percent > 99 && percent < 100
                ? Math.round(percent * 10) / 10.0 + " %"
                : Math.round(percent) + " %";
    }
}
