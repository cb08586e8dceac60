package io.portzero.summary.chance;

/// The regularised incomplete gamma functions, from which the tails of the chi-square and Poisson
/// distributions follow.
///
/// The power series below x = a + 1 and the continued fraction above it (DLMF 8.7.1 and 8.9.2). The
/// common factor is taken in Stirling's form around x = a, so that nothing cancels for large `a`:
/// the relative error is below 10⁻¹² up to a = 10⁶ and below 10⁻⁹ up to a = 10⁹. `StrictMath`, so
/// that reports made on different machines agree in every digit.
final class IncompleteGamma {

    private static final double TINY = 1e-300;
    private static final double EPSILON = 0x1p-50;
    private static final double TWO_PI = 2 * Math.PI;
    private static final double STIRLING_FROM = 16;

    private IncompleteGamma() {}

    /// P(a, x), the share below x.
    ///
    /// @param a the shape, positive
    /// @param x not negative
    /// @return 0 to 1, precise also where it is tiny
    static double lower(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
    }

    /// Q(a, x) = 1 − P(a, x), the share above x.
    ///
    /// @param a the shape, positive
    /// @param x not negative
    /// @return 0 to 1, precise also where it is tiny
    static double upper(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1;
        double sum = 1;
        for (double n = a + 1; term > sum * EPSILON; n++) {
            term *= x / n;
            sum += term;
        }
        return Math.min(1, density(a, x) * sum);
    }

    // Evaluated from the front by Lentz's method, as modified by Thompson and Barnett (1986).
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double product = d;
        double step = 0;
        for (int n = 1; Math.abs(step - 1) > EPSILON; n++) {
            double numerator = n * (a - n);
            b += 2;
            d = 1 / nonZero(numerator * d + b);
            c = nonZero(b + numerator / c);
            step = c * d;
            product *= step;
        }
        return Math.min(1, density(a, x) * a * product);
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    // xᵃ e⁻ˣ / Γ(a + 1).
    private static double density(double a, double x) {
        return a < STIRLING_FROM ? directDensity(a, x) : stirlingDensity(a, x);
    }

    // Γ(a + 1) is reached from a larger shape by Γ(a + 1) = a Γ(a).
    private static double directDensity(double a, double x) {
        double shape = a;
        double product = 1;
        while (shape < STIRLING_FROM) {
            shape++;
            product *= shape;
        }
        double gamma = StrictMath.pow(shape / Math.E, shape) * StrictMath.exp(stirlingError(shape));
        return StrictMath.pow(x, a)
                * StrictMath.exp(-x)
                * product
                / (gamma * Math.sqrt(TWO_PI * shape));
    }

    private static double stirlingDensity(double a, double x) {
        double distance = (x - a) / a;
        double logarithm =
                Math.abs(distance) < 0.5 ? StrictMath.log1p(distance) : StrictMath.log(x / a);
        double exponent = a * (logarithm - distance) - stirlingError(a);
        return StrictMath.exp(exponent) / Math.sqrt(TWO_PI * a);
    }

    // ln Γ(a + 1) less Stirling's formula (DLMF 5.11.1); five terms suffice from 16 on.
    private static double stirlingError(double a) {
        double s = 1 / (a * a);
        double sum = 1.0 / 1188;
        sum = 1.0 / 1680 - s * sum;
        sum = 1.0 / 1260 - s * sum;
        sum = 1.0 / 360 - s * sum;
        sum = 1.0 / 12 - s * sum;
        return sum / a;
    }
}
