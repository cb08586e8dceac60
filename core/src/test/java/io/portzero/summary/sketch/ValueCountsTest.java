package io.portzero.summary.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ValueCountsTest {

    private static ValueCounts different(int first, int count) {
        ValueCounts counts = new ValueCounts(64);
        for (int value = first; value < first + count; value++) {
            counts.count(value);
        }
        return counts;
    }

    @Test
    void asManyValuesAsFitAreCounted() {
        assertThat(different(0, 64).exact()).isTrue();
        assertThat(different(0, 64).distinct()).isEqualTo(64);
    }

    /// Half of all estimates would be higher.
    @Test
    void noEstimateExceedsTheOccurrences() {
        int highest = 0;
        for (int first = 0; first < 100_000; first += 1_000) {
            ValueCounts counts = different(first, 500);
            counts.merge(different(first + 500, 500));
            assertThat(counts.exact()).isFalse();
            assertThat(counts.distinct())
                    .isLessThanOrEqualTo(1_000)
                    .isCloseTo(1_000, within(500.0));
            highest += counts.distinct() == 1_000 ? 1 : 0;
        }
        assertThat(highest).isBetween(20, 80);
    }
}
