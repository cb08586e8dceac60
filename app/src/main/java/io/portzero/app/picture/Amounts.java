package io.portzero.app.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Writes the numbers at axes and bars.
final class Amounts {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final double LARGE = 1e6;

    private Amounts() {}

    /// A number as short as it can be said: whole below a million, `2.5 million` above.
    static String of(double value) {
        double size = Math.abs(value);
        if (size >= 1000 * LARGE) {
            return shortest(value / (1000 * LARGE)) + " billion";
        }
        if (size >= LARGE) {
            return shortest(value / LARGE) + " million";
        }
        return size >= 1000
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : shortest(value);
    }

    private static String shortest(double value) {
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
