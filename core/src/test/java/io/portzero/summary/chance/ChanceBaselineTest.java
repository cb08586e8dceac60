package io.portzero.summary.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.portzero.summary.chance.Baseline.Method;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChanceBaselineTest {

    private static final long[] NEIGHBOURS = {9, 1, 2, 3, 4, 5, 6, 99, 7, 8, 9, 10, 0, 0, 1, 2};

    private static Baseline compare(int sources, IntUnaryOperator portOfSource) {
        KeySample draws = new KeySample(8_192, Column.KEEP);
        KeySample zeros = new KeySample(1_024);
        for (int source = 0; source < sources; source++) {
            int port = portOfSource.applyAsInt(source);
            long hash = Hash.of(source, port);
            int slot = draws.slot(hash);
            if (slot >= 0) {
                draws.add(slot, 0, port);
            }
            if (port == 0) {
                zeros.slot(hash);
            }
        }
        return ChanceBaseline.compare("SYN to port", draws, 0, zeros, NEIGHBOURS);
    }

    private static double binomialTail(long trials, long observed, double chance) {
        double term = Math.pow(1 - chance, trials);
        double below = 0;
        for (long zeros = 0; zeros < observed; zeros++) {
            below += term;
            term *= (trials - zeros) / (zeros + 1.0) * chance / (1 - chance);
        }
        return 1 - below;
    }

    @ParameterizedTest
    @CsvSource({"320, 1", "65536, 1", "65536, 3", "65536, 9", "1000000, 10", "6553600, 130"})
    void theTailIsTheBinomialOneOrALittleMore(long trials, long observed) {
        double binomial = binomialTail(trials, observed, 1.0 / 65_536);
        double tail = ChanceBaseline.tailProbability(trials, observed);
        assertThat(tail).isCloseTo(binomial, within(1.0 / 65_536));
        if (observed >= trials / 65_536.0 + 1) {
            assertThat(tail).isGreaterThanOrEqualTo(binomial - 1e-12);
        }
    }

    // Made with scipy.stats.binom.sf(observed - 1, trials, 1 / 65536).
    @ParameterizedTest
    @CsvSource({
        "320, 3, 1.9151438336789023e-08",
        "65536, 10, 1.1136361588424446e-07",
        "1000000, 30, 0.0005476567452024594",
        "100000000, 1601, 0.02876341863141999"
    })
    void smallTailsAreRightInProportion(long trials, long observed, double binomial) {
        assertThat(ChanceBaseline.tailProbability(trials, observed))
                .isCloseTo(binomial, withinPercentage(1));
    }

    @Test
    void noZerosAreNoSurprise() {
        assertThat(ChanceBaseline.tailProbability(0, 0)).isEqualTo(1);
        assertThat(ChanceBaseline.tailProbability(1e9, 0)).isEqualTo(1);
        assertThat(ChanceBaseline.tailProbability(0, 1)).isZero();
    }

    @Test
    void aFewUniformDrawsAreCountedExactly() {
        Random random = new Random(1);
        Baseline baseline =
                compare(8_000, source -> source < 4 ? 0 : 1 + random.nextInt((1 << 16) - 1));
        assertThat(baseline.method()).isEqualTo(Method.POISSON);
        assertThat(baseline.name()).isEqualTo("SYN to port");
        assertThat(baseline.trials()).isEqualTo(8_000);
        assertThat(baseline.trialsExact()).isTrue();
        assertThat(baseline.trialsRelativeError()).isZero();
        assertThat(baseline.observed()).isEqualTo(4);
        assertThat(baseline.observedExact()).isTrue();
        assertThat(baseline.expected()).isEqualTo(8_000 / 65_536.0);
        assertThat(baseline.tailProbability()).hasValue(ChanceBaseline.tailProbability(8_000, 4));
        assertThat(baseline.uniformityP().orElseThrow()).isBetween(0.001, 1.0);
    }

    @Test
    void estimatedTrialsGiveABoundAboveTheTrueTail() {
        Random random = new Random(2);
        Baseline baseline = compare(400_000, source -> random.nextInt(1 << 16));
        assertThat(baseline.method()).isEqualTo(Method.POISSON_BOUND);
        assertThat(baseline.trialsExact()).isFalse();
        assertThat(baseline.trials()).isBetween(385_000L, 415_000L);
        assertThat(baseline.expected()).isCloseTo(6.1, within(0.25));
        double trueTail = ChanceBaseline.tailProbability(400_000, baseline.observed());
        assertThat(baseline.tailProbability().orElseThrow()).isGreaterThanOrEqualTo(trueTail);
    }

    @Test
    void aFloodOfForgedSourcesToPortZeroStandsOut() {
        Random random = new Random(3);
        Baseline baseline =
                compare(60_000, source -> source % 10 == 0 ? 0 : random.nextInt(1 << 16));
        assertThat(baseline.observedExact()).isFalse();
        assertThat(baseline.observed()).isBetween(5_000L, 7_000L);
        assertThat(baseline.tailProbability().orElseThrow()).isLessThan(1e-300);
    }

    @Test
    void unevenPortsAreComparedWithTheNeighboursOnly() {
        Baseline baseline = compare(5_000, source -> source < 7 ? 0 : 1_024 + source % 3_000);
        assertThat(baseline.method()).isEqualTo(Method.NEIGHBOURS);
        assertThat(baseline.tailProbability()).isEmpty();
        assertThat(baseline.uniformityP().orElseThrow()).isLessThan(0.001);
        assertThat(baseline.expected()).isEqualTo(4.5);
        assertThat(baseline.neighbours().median()).isEqualTo(4.5);
        assertThat(baseline.neighbours().atLeastObserved()).isEqualTo(6);
        assertThat(baseline.neighbours().counts()).hasSize(16).startsWith(9L, 1L);
    }

    @Test
    void tooFewDrawsGetNoProbability() {
        Baseline baseline = compare(300, source -> source * 200);
        assertThat(baseline.method()).isEqualTo(Method.TOO_FEW_DRAWS);
        assertThat(baseline.observed()).isEqualTo(1);
        assertThat(baseline.tailProbability()).isEmpty();
        assertThat(baseline.uniformityP()).isEmpty();
        assertThat(compare(0, source -> 0).trials()).isZero();
    }

    @Test
    void aSweepOfAllPortsIsNoSurprise() {
        Baseline baseline = compare(65_536, source -> source);
        assertThat(baseline.observed()).isEqualTo(1);
        assertThat(baseline.expected()).isCloseTo(1, within(0.05));
        assertThat(baseline.tailProbability().orElseThrow()).isGreaterThan(0.6);
    }

    @Test
    void sixteenNeighboursAreNeeded() {
        KeySample draws = new KeySample(3, Column.KEEP);
        KeySample zeros = new KeySample(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChanceBaseline.compare("", draws, 0, zeros, 1, 2, 3));
    }
}
