package io.portzero.app.report.words;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import java.util.Locale;

/// Says how sure a verdict is, in words and as a number.
public final class Confidence {

    private static final double SCALE = 1_000;

    private Confidence() {}

    /// The number for programs: three decimals, which is more than the weights behind it deserve.
    ///
    /// @param confidence 0 to 1
    public static double rounded(double confidence) {
        return Math.round(confidence * SCALE) / SCALE;
    }

    /// The number for people: two decimals; not certain is never shown as 1.
    public static String number(double confidence) {
        if (confidence > 0.99 && confidence < 1) {
            return ">" + Numbers.NO_BREAK + "0.99";
        }
        if (confidence > 0 && confidence < 0.01) {
            return "<" + Numbers.NO_BREAK + "0.01";
        }
        return String.format(Locale.ROOT, "%.2f", confidence);
    }

    /// The number in words.
    public static String words(double confidence) {
        if (confidence > 0.99) {
            return confidence == 1 ? "certain" : "almost certain";
        }
        if (confidence >= 0.9) {
            return "very likely";
        }
        if (confidence >= 0.7) {
            return "likely";
        }
        if (isEven(confidence)) {
            return "as likely as not";
        }
        return confidence > 0.5 ? "more likely than not" : "uncertain";
    }

    /// Whether it is printed as a half.
    private static boolean isEven(double confidence) {
        return Math.abs(confidence - 0.5) < 0.005;
    }

    /// How sure a verdict is. Where no cause was found, there is none to be sure of.
    public static String words(Verdict verdict) {
        return verdict.cause() == Cause.UNEXPLAINED
                ? "no cause stands out"
                : words(verdict.confidence());
    }

    /// In words and as a number.
    public static String of(Verdict verdict) {
        return words(verdict) + " (" + number(verdict.confidence()) + ")";
    }

    /// In words and as a number.
    static String both(double confidence) {
        return words(confidence) + " (" + number(confidence) + ")";
    }

    /// What to put before a statement that is not sure; empty where it is.
    static String doubt(double confidence) {
        if (confidence >= 0.9) {
            return "";
        }
        return confidence > 0.5 && !isEven(confidence) ? "probably " : "perhaps ";
    }
}
