package io.portzero.summary.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

final class UniformityTest {

    private static KeySample draws(int count, IntUnaryOperator portOfSource) {
        KeySample draws = new KeySample(4_096, KeySample.Column.KEEP);
        for (int source = 0; source < count; source++) {
            int port = portOfSource.applyAsInt(source);
            int slot = draws.slot(Hash.of(source, port));
            if (slot >= 0) {
                draws.add(slot, 0, port);
            }
        }
        return draws;
    }

    private static int randomPort(Random random) {
        return random.nextInt(1 << 16);
    }

    @Test
    void uniformDrawsFailAboutAsOftenAsTheLevelSays() {
        Random random = new Random(1);
        int failed = 0;
        double sum = 0;
        for (int trial = 0; trial < 500; trial++) {
            Uniformity uniformity = Uniformity.of(draws(2_000, source -> randomPort(random)), 0);
            failed += uniformity.passes() ? 0 : 1;
            sum += uniformity.p().orElseThrow();
        }
        assertThat(failed).isLessThan(5);
        assertThat(sum / 500).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aFullSampleOfManyDrawsStillTests() {
        Random random = new Random(2);
        Uniformity uniformity = Uniformity.of(draws(300_000, source -> randomPort(random)), 0);
        assertThat(uniformity.passes()).isTrue();
        assertThat(uniformity.draws()).isBetween(4_090L, 4_096L);
    }

    @Test
    void ephemeralPortsAreNotUniform() {
        Random random = new Random(3);
        Uniformity uniformity =
                Uniformity.of(draws(1_000, source -> 32_768 + random.nextInt(28_232)), 0);
        assertThat(uniformity.passes()).isFalse();
        assertThat(uniformity.p().orElseThrow()).isLessThan(1e-50);
    }

    @Test
    void anExcessOfZerosDoesNotHideThatTheOtherPortsAreUniform() {
        Random random = new Random(4);
        KeySample draws = draws(4_000, source -> source % 2 == 0 ? 0 : randomPort(random));
        Uniformity uniformity = Uniformity.of(draws, 0);
        assertThat(uniformity.passes()).isTrue();
        assertThat(uniformity.draws()).isBetween(1_995L, 2_000L);
    }

    @Test
    void fewDrawsAreNotTested() {
        assertThat(Uniformity.of(draws(320, source -> source + 1), 0).statistic()).isEmpty();
        Uniformity enough = Uniformity.of(draws(321, source -> source + 1), 0);
        assertThat(enough.statistic()).isPresent();
        assertThat(enough.passes()).isFalse();
        assertThat(Uniformity.of(draws(320, source -> source + 1), 0).passes()).isFalse();
    }

    @Test
    void theStatisticIsPearsons() {
        // All draws in the second bin: the sum of the expected counts of the others, and its own.
        Uniformity uniformity = Uniformity.of(draws(1_000, source -> 1_024 + source), 0);
        double expected = 1_000 * 1_024 / 65_535.0;
        double own = (1_000 - expected) * (1_000 - expected) / expected;
        assertThat(uniformity.statistic().orElseThrow())
                .isCloseTo(1_000 - expected + own, within(1e-6));
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Uniformity.of(draws(1, source -> 65_536), 0))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Uniformity.of(draws(1, source -> -1), 0));
    }
}
