package io.portzero.summary.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    @Test
    void findsWhatSortingFinds() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            int bound = 1 + random.nextInt(60);
            long[] values = random.longs(1 + random.nextInt(60), -bound, bound).toArray();
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            int rank = 1 + random.nextInt(values.length);
            assertThat(Selection.smallest(values, rank)).isEqualTo(sorted[rank - 1]);
        }
    }

    @Test
    void sortedAndEqualInputIsNoTrouble() {
        long[] ascending = new long[10_000];
        Arrays.setAll(ascending, each -> each);
        assertThat(Selection.smallest(ascending, 5_000)).isEqualTo(4_999);
        assertThat(Selection.smallest(new long[10_000], 10_000)).isZero();
    }
}
