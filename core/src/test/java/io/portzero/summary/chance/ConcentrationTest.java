package io.portzero.summary.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.portzero.summary.chance.Concentration.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ConcentrationTest {

    private static double naiveGini(long[] counts) {
        double differences = 0;
        for (long a : counts) {
            for (long b : counts) {
                differences += Math.abs(a - b);
            }
        }
        return differences / (2.0 * counts.length * Arrays.stream(counts).sum());
    }

    private static double naiveShare(long[] counts, int rank) {
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        long largest =
                Arrays.stream(sorted, Math.max(0, sorted.length - rank), sorted.length).sum();
        return largest / (double) Arrays.stream(counts).sum();
    }

    @Test
    void agreesWithTheDefinitions() {
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            int sources = 1 + random.nextInt(500);
            long[] counts = random.longs(sources, 1, 1L << 1 + random.nextInt(40)).toArray();
            Concentration concentration = Concentration.of(counts);
            assertThat(concentration.sources()).isEqualTo(sources);
            assertThat(concentration.total()).isEqualTo(Arrays.stream(counts).sum());
            assertThat(concentration.gini()).isCloseTo(naiveGini(counts), within(1e-9));
            assertThat(concentration.top1()).isEqualTo(naiveShare(counts, 1));
            assertThat(concentration.top10()).isEqualTo(naiveShare(counts, 10));
            assertThat(concentration.top100()).isEqualTo(naiveShare(counts, 100));
            assertThat(concentration.topPercent())
                    .isEqualTo(naiveShare(counts, (int) Math.ceil(sources / 100.0)));
        }
    }

    @Test
    void theOrderOfTheCountsDoesNotMatterAndTheyAreLeftAsTheyAre() {
        List<Long> counts = new ArrayList<>(new Random(2).longs(300, 0, 1_000).boxed().toList());
        long[] before = counts.stream().mapToLong(Long::longValue).toArray();
        long[] given = before.clone();
        Concentration expected = Concentration.of(given);
        assertThat(given).isEqualTo(before);
        Collections.shuffle(counts, new Random(3));
        assertThat(Concentration.of(counts.stream().mapToLong(Long::longValue).toArray()))
                .isEqualTo(expected);
    }

    @Test
    void theCurveHasThreePointsPerDecade() {
        long[] counts = new long[12];
        Arrays.fill(counts, 5);
        assertThat(Concentration.of(counts).curve())
                .containsExactly(
                        new Point(1, 5 / 60.0),
                        new Point(2, 10 / 60.0),
                        new Point(5, 25 / 60.0),
                        new Point(10, 50 / 60.0),
                        new Point(12, 1));
        assertThat(Concentration.of(new long[10]).curve()).isEmpty();
        assertThat(Concentration.of(7).curve()).containsExactly(new Point(1, 1));
        assertThat(Concentration.of(1, 3).curve())
                .containsExactly(new Point(1, 0.75), new Point(2, 1));
    }

    @Test
    void evenCountsHaveNoConcentrationAndOneSourceAmongManyHasAll() {
        assertThat(Concentration.of(4, 4, 4, 4).gini()).isZero();
        long[] counts = new long[1_000];
        Arrays.fill(counts, 1);
        counts[500] = 1_000_000_000;
        assertThat(Concentration.of(counts).gini()).isCloseTo(0.999, within(0.0001));
        assertThat(Concentration.of(counts).top1()).isGreaterThan(0.999_998);
    }

    @Test
    void noSourcesGiveZeros() {
        assertThat(Concentration.of())
                .isEqualTo(new Concentration(0, 0, 0, 0, 0, 0, 0, List.of()))
                .isEqualTo(Concentration.of(0, 0));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Concentration.of(3, -1));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Concentration.of(Long.MAX_VALUE, 1));
    }
}
