package io.portzero.summary.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portzero.summary.Parts;
import io.portzero.summary.sketch.HeavyHitters.Candidate;
import io.portzero.summary.sketch.HeavyHitters.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HeavyHittersTest {

    private record Update(long key, long count) {}

    private static final Parts<HeavyHitters, Update> PARTS =
            new Parts<>(
                    () -> new HeavyHitters(30),
                    (hitters, each) -> add(hitters, each.key, each.count),
                    HeavyHitters::merge);

    private static void add(HeavyHitters hitters, long key, long count) {
        hitters.add(Hash.of(key), 0, key, count);
    }

    private static List<Candidate> candidates(int keys) {
        return IntStream.range(0, keys)
                .mapToObj(key -> new Candidate(Hash.of(key), 0, key))
                .toList();
    }

    private static List<Update> updates(RandomGenerator random, int keys) {
        return IntStream.range(0, random.nextInt(300))
                .mapToObj(each -> new Update(random.nextInt(keys), random.nextInt(9)))
                .toList();
    }

    private static Map<Long, Long> naive(List<Update> updates) {
        Map<Long, Long> counts = new HashMap<>();
        updates.forEach(each -> counts.merge(each.key, each.count, Long::sum));
        return counts;
    }

    private static List<Counted> naiveTop(List<Update> updates, int limit) {
        return naive(updates).entrySet().stream()
                .map(each -> new Counted(0, each.getKey(), each.getValue(), true))
                .sorted(
                        Comparator.comparingLong((Counted each) -> -each.count())
                                .thenComparing(Counted::lo))
                .limit(limit)
                .toList();
    }

    @Test
    void anyOrderAndAnySplitGiveTheSameResult() {
        Random random = new Random(1);
        int inexact = 0;
        for (int round = 0; round < 200; round++) {
            int keys = 1 + random.nextInt(60);
            List<Update> updates = updates(random, keys);
            HeavyHitters whole = PARTS.whole(updates);
            HeavyHitters scattered = PARTS.scattered(updates, random);
            boolean exact = naive(updates).size() <= 30;
            inexact += exact ? 0 : 1;
            assertThat(whole.exact()).isEqualTo(scattered.exact()).isEqualTo(exact);
            assertThat(scattered.errorBound()).isEqualTo(whole.errorBound());
            assertThat(scattered.top(7, candidates(keys)))
                    .isEqualTo(whole.top(7, candidates(keys)));
            for (int key = 0; key < keys; key++) {
                assertThat(scattered.estimate(Hash.of(key)))
                        .isEqualTo(whole.estimate(Hash.of(key)));
            }
            if (exact) {
                assertThat(scattered.top(7, List.of())).isEqualTo(naiveTop(updates, 7));
            }
        }
        assertThat(inexact).isBetween(30, 170);
    }

    @Test
    void oneKeyTooManyMakesItInexact() {
        HeavyHitters hitters = new HeavyHitters(30);
        for (int key = 0; key < 30; key++) {
            add(hitters, key, 10);
            add(hitters, key, key);
        }
        assertThat(hitters.exact()).isTrue();
        assertThat(hitters.errorBound()).isZero();
        assertThat(hitters.estimate(Hash.of(99))).isZero();
        add(hitters, 99, 5);
        assertThat(hitters.exact()).isFalse();
        assertThat(hitters.errorBound()).isPositive();
        assertThat(hitters.estimate(Hash.of(99))).isEqualTo(5);
        assertThat(hitters.estimate(Hash.of(29))).isEqualTo(39);
        assertThat(hitters.top(2, candidates(30)))
                .containsExactly(new Counted(0, 29, 39, false), new Counted(0, 28, 38, false));
    }

    @Test
    void thereAreNotMoreKeysThanCounts() {
        int most = 0;
        for (int first = 0; first < 40; first++) {
            HeavyHitters hitters = new HeavyHitters(16);
            for (int key = 0; key < 6_000; key++) {
                add(hitters, first * 6_000L + key, 1);
            }
            assertThat(hitters.distinct()).isLessThanOrEqualTo(6_000);
            most += hitters.distinct() == 6_000 ? 1 : 0;
        }
        assertThat(most).isBetween(5, 35);
    }

    @Test
    void estimatesAreNeverLowAndSeldomBeyondTheBound() {
        Random random = new Random(2);
        HeavyHitters hitters = new HeavyHitters(1_000);
        Map<Long, Long> counts = new HashMap<>();
        for (int each = 0; each < 400_000; each++) {
            long key = (long) (100_000 * Math.pow(random.nextDouble(), 4));
            add(hitters, key, 1);
            counts.merge(key, 1L, Long::sum);
        }
        int beyond = 0;
        for (Map.Entry<Long, Long> each : counts.entrySet()) {
            long excess = hitters.estimate(Hash.of(each.getKey())) - each.getValue();
            assertThat(excess).isNotNegative();
            beyond += excess > hitters.errorBound() ? 1 : 0;
        }
        assertThat(beyond / (double) counts.size()).isLessThan(Math.exp(-4));
    }

    @Test
    void hashesThatAgreeInMostBitsAreEstimatedAsWellAsOthers() {
        HeavyHitters hitters = new HeavyHitters(3);
        for (long hash = 0; hash < 4_000; hash++) {
            hitters.add(hash << 40, 0, hash, 1);
        }
        for (long hash = 0; hash < 4_000; hash++) {
            assertThat(hitters.estimate(hash << 40)).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void repeatedCandidatesAreListedOnceAndTiesAreOrderedByKey() {
        HeavyHitters hitters = new HeavyHitters(3);
        List<Candidate> candidates = new ArrayList<>();
        for (long hi : new long[] {-1, 1, 0, 2}) {
            hitters.add(Hash.of(hi, 5), hi, 5, 4);
            candidates.add(new Candidate(Hash.of(hi, 5), hi, 5));
            candidates.add(new Candidate(Hash.of(hi, 5), hi, 5));
        }
        assertThat(hitters.top(9, candidates))
                .extracting(Counted::hi)
                .containsExactly(0L, 1L, 2L, -1L);
        assertThat(hitters.top(0, candidates)).isEmpty();
    }

    @Test
    void aClearedSummaryIsAsNew() {
        HeavyHitters hitters = new HeavyHitters(3);
        for (int key = 0; key < 9; key++) {
            add(hitters, key, 1);
        }
        hitters.clear();
        assertThat(hitters.exact()).isTrue();
        add(hitters, 5, 2);
        assertThat(hitters.top(3, List.of())).containsExactly(new Counted(0, 5, 2, true));
    }

    @Test
    void wrongUseIsRefused() {
        HeavyHitters hitters = new HeavyHitters(3);
        assertThatIllegalArgumentException().isThrownBy(() -> hitters.merge(hitters));
        assertThatIllegalArgumentException().isThrownBy(() -> hitters.merge(new HeavyHitters(4)));
        assertThatIllegalArgumentException().isThrownBy(() -> add(hitters, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeavyHitters(2));
    }
}
