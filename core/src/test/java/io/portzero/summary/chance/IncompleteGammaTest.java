package io.portzero.summary.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IncompleteGammaTest {

    // Made with mpmath at 40 digits: gammainc(a, 0, x, regularized=True) and gammainc(a, x, inf,
    // …).
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.6826894921370859, 0.3173105078629141",
        "1, 0.005, 0.0049875208073176868, 0.99501247919268231",
        "1, 1, 0.63212055882855768, 0.36787944117144232",
        "2, 1e-10, 4.999999999666667e-21, 1.0",
        "3, 0.0048828125, 1.9331637954091773e-8, 0.99999998066836205",
        "7, 7, 0.55028894415130115, 0.44971105584869885",
        "16, 3, 1.2408017083996457e-7, 0.99999987591982916",
        "16, 40, 0.9999945360192887, 5.4639807112998636e-6",
        "31.5, 10, 4.4508910800326678e-8, 0.9999999554910892",
        "31.5, 31.5, 0.52369761666186987, 0.47630238333813013",
        "31.5, 60, 0.9999798930611835, 2.010693881650069e-5",
        "31.5, 200, 1.0, 1.6839703370731965e-50",
        "100, 50, 3.2000653245851253e-10, 0.99999999967999347",
        "100, 150, 0.99999407545966452, 5.9245403354839158e-6",
        "1000, 1100, 0.99894067674607002, 0.0010593232539299773",
        "1000, 900, 0.00054990226571178292, 0.99945009773428822",
        "1e6, 1e6, 0.50013298076087259, 0.49986701923912741",
        "1e6, 1.003e6, 0.99863825935378241, 0.0013617406462175915",
        "1e6, 0.997e6, 0.0013381041673135997, 0.9986618958326864",
    })
    void agreesWithAHighPrecisionOracle(double a, double x, double lower, double upper) {
        assertThat(IncompleteGamma.lower(a, x)).isCloseTo(lower, withinPercentage(1e-10));
        assertThat(IncompleteGamma.upper(a, x)).isCloseTo(upper, withinPercentage(1e-10));
    }

    @ParameterizedTest
    @CsvSource("1e9, 1.0001e9, 0.99921704383804167, 0.00078295616195832682")
    void largeShapesKeepNineDigits(double a, double x, double lower, double upper) {
        assertThat(IncompleteGamma.lower(a, x)).isCloseTo(lower, withinPercentage(1e-7));
        assertThat(IncompleteGamma.upper(a, x)).isCloseTo(upper, withinPercentage(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"0.5", "1", "15.9", "31.5", "1e6"})
    void theEndsAreZeroAndOne(double a) {
        assertThat(IncompleteGamma.lower(a, 0)).isZero();
        assertThat(IncompleteGamma.upper(a, 0)).isEqualTo(1);
        assertThat(IncompleteGamma.lower(a, 1e9)).isEqualTo(1);
        assertThat(IncompleteGamma.upper(a, 1e9)).isZero();
        assertThat(IncompleteGamma.lower(a, Double.MIN_VALUE)).isBetween(0.0, 1e-100);
    }
}
