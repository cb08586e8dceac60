package io.portzero.summary.sketch;

import static io.portzero.summary.sketch.KeySample.Column.KEEP;
import static io.portzero.summary.sketch.KeySample.Column.MAXIMUM;
import static io.portzero.summary.sketch.KeySample.Column.MINIMUM;
import static io.portzero.summary.sketch.KeySample.Column.SUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.portzero.summary.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class KeySampleTest {

    private record Update(long key, long hash, long value) {}

    private record Row(long hash, long key, long sum, long minimum, long maximum) {}

    private static final Parts<KeySample, Update> PARTS =
            new Parts<>(() -> sample(50), KeySampleTest::update, KeySample::merge);

    private static KeySample sample(int capacity) {
        return new KeySample(capacity, KEEP, SUM, MINIMUM, MAXIMUM);
    }

    private static void update(KeySample sample, Update update) {
        int slot = sample.slot(update.hash);
        assertThat(slot >= 0).isEqualTo(sample.accepts(update.hash));
        if (slot >= 0) {
            sample.add(slot, 0, update.key);
            for (int column = 1; column < 4; column++) {
                sample.add(slot, column, update.value);
            }
        }
    }

    private static List<Row> rows(KeySample sample) {
        List<Row> rows = new ArrayList<>();
        sample.forEach((hash, slot) -> rows.add(row(sample, hash, slot)));
        return rows;
    }

    private static Row row(KeySample sample, long hash, int slot) {
        return new Row(
                hash,
                sample.value(slot, 0),
                sample.value(slot, 1),
                sample.value(slot, 2),
                sample.value(slot, 3));
    }

    private static List<Row> naive(List<Update> updates, int capacity) {
        Map<Long, Row> all = new HashMap<>();
        for (Update each : updates) {
            all.merge(
                    each.hash,
                    new Row(each.hash, each.key, each.value, each.value, each.value),
                    KeySampleTest::join);
        }
        Comparator<Row> byHash = (a, b) -> Long.compareUnsigned(a.hash, b.hash);
        return all.values().stream().sorted(byHash).limit(capacity).toList();
    }

    private static Row join(Row a, Row b) {
        return new Row(
                a.hash,
                Math.min(a.key, b.key),
                a.sum + b.sum,
                Math.min(a.minimum, b.minimum),
                Math.max(a.maximum, b.maximum));
    }

    private static List<Update> updates(int keys, int count, RandomGenerator random) {
        List<Update> updates = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            long key = random.nextInt(keys);
            updates.add(new Update(key, Hash.of(key), random.nextLong(-1_000, 1_000)));
        }
        return updates;
    }

    private static void offer(KeySample sample, long... hashes) {
        for (long hash : hashes) {
            sample.slot(hash);
        }
    }

    @Test
    void anyOrderAndAnySplitGiveTheNaiveResult() {
        Random random = new Random(1);
        for (int round = 0; round < 400; round++) {
            List<Update> updates = updates(1 + random.nextInt(300), random.nextInt(900), random);
            long distinct = updates.stream().map(Update::key).distinct().count();
            KeySample whole = PARTS.whole(updates);
            KeySample scattered = PARTS.scattered(updates, random);
            assertThat(rows(scattered)).isEqualTo(naive(updates, 50)).isEqualTo(rows(whole));
            assertThat(scattered.exact()).isEqualTo(distinct <= 50).isEqualTo(whole.exact());
            assertThat(scattered.distinct()).isEqualTo(whole.distinct());
            assertThat(scattered.threshold()).isEqualTo(whole.threshold());
            assertThat(scattered.relativeStandardError()).isEqualTo(whole.relativeStandardError());
        }
    }

    @Test
    void aBorrowedThresholdDoesNotChangeTheMergedResult() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            List<Update> updates = updates(1 + random.nextInt(300), 600, random);
            KeySample merged = sample(50);
            KeySample part = sample(50);
            int next = 0;
            while (next < updates.size()) {
                part.clear();
                part.lowerThreshold(merged.threshold());
                int end = Math.min(updates.size(), next + random.nextInt(120));
                updates.subList(next, end).forEach(each -> update(part, each));
                merged.merge(part);
                next = end;
            }
            assertThat(rows(merged)).isEqualTo(naive(updates, 50));
            assertThat(merged.exact()).isEqualTo(PARTS.whole(updates).exact());
            assertThat(merged.distinct()).isEqualTo(PARTS.whole(updates).distinct());
        }
    }

    @Test
    void readingBetweenUpdatesChangesNothing() {
        Random random = new Random(3);
        List<Update> updates = updates(400, 2_000, random);
        KeySample read = sample(50);
        for (Update each : updates) {
            update(read, each);
            if (random.nextInt(20) == 0) {
                assertThat(read.size()).isLessThanOrEqualTo(50);
            }
        }
        assertThat(rows(read)).isEqualTo(naive(updates, 50));
    }

    @Test
    void exactlyTheCapacityIsExactAndOneMoreIsNot() {
        KeySample sample = new KeySample(3, SUM);
        offer(sample, 10, 20, 30, 10, 30);
        assertThat(sample.exact()).isTrue();
        assertThat(sample.distinct()).isEqualTo(3);
        assertThat(sample.relativeStandardError()).isZero();
        assertThat(sample.threshold()).isEqualTo(-1);
        offer(sample, 40);
        assertThat(sample.exact()).isFalse();
        assertThat(sample.size()).isEqualTo(3);
        assertThat(sample.threshold()).isEqualTo(30);
        assertThat(sample.accepts(30)).isTrue();
        assertThat(sample.accepts(31)).isFalse();
        assertThat(sample.slot(31)).isEqualTo(-1);
        assertThat(sample.find(40)).isEqualTo(-1);
    }

    @Test
    void twoExactHalvesCanMakeAnInexactWhole() {
        KeySample left = new KeySample(3);
        KeySample right = new KeySample(3);
        offer(left, 1, 2, 3);
        offer(right, 3, 4);
        left.merge(right);
        assertThat(left.exact()).isFalse();
        assertThat(right.exact()).isTrue();
        assertThat(right.size()).isEqualTo(2);
    }

    @Test
    void aKeyEvictedFromEitherPartMakesTheWholeInexact() {
        for (boolean evictedFirst : new boolean[] {true, false}) {
            KeySample evicted = new KeySample(3);
            KeySample exact = new KeySample(3);
            offer(evicted, 1, 2, 3, 4);
            offer(exact, 1, 2, 3);
            evicted.trim();
            KeySample whole = evictedFirst ? evicted : exact;
            whole.merge(evictedFirst ? exact : evicted);
            assertThat(whole.exact()).isFalse();
            assertThat(whole.size()).isEqualTo(3);
        }
    }

    @Test
    void loweringTheThresholdDropsTheKeysAboveIt() {
        KeySample part = new KeySample(5);
        offer(part, 10, 20, 30, 40);
        part.lowerThreshold(20);
        assertThat(part.size()).isEqualTo(2);
        assertThat(part.find(30)).isEqualTo(-1);
        part.lowerThreshold(25);
        assertThat(part.threshold()).isEqualTo(20);
    }

    @Test
    void theExtremeHashesAreOrdinaryKeys() {
        KeySample sample = new KeySample(3, SUM);
        for (long hash : new long[] {0, -1, Long.MIN_VALUE, 0, -1}) {
            sample.add(sample.slot(hash), 0, 1);
        }
        List<Long> hashes = new ArrayList<>();
        List<Long> sums = new ArrayList<>();
        sample.forEach((hash, slot) -> {
            hashes.add(hash);
            sums.add(sample.value(slot, 0));
        });
        assertThat(hashes).containsExactly(0L, Long.MIN_VALUE, -1L);
        assertThat(sums).containsExactly(2L, 1L, 2L);
        assertThat(sample.exact()).isTrue();
        offer(sample, 7);
        assertThat(sample.exact()).isFalse();
        assertThat(sample.find(-1)).isEqualTo(-1);
        assertThat(sample.find(0)).isNotNegative();
    }

    @Test
    void newColumnsStartAtTheirInitialValues() {
        KeySample sample = sample(10);
        int slot = sample.slot(99);
        assertThat(row(sample, 99, slot))
                .isEqualTo(new Row(99, Long.MAX_VALUE, 0, Long.MAX_VALUE, Long.MIN_VALUE));
    }

    @Test
    void aClearedSampleIsAsNew() {
        Random random = new Random(4);
        KeySample pooled = sample(50);
        for (int round = 0; round < 300; round++) {
            List<Update> updates =
                    updates(200, random.nextInt(random.nextBoolean() ? 8 : 600), random);
            updates.forEach(each -> update(pooled, each));
            assertThat(rows(pooled)).isEqualTo(naive(updates, 50));
            pooled.clear();
            assertThat(pooled.size()).isZero();
            assertThat(pooled.exact()).isTrue();
        }
    }

    @Test
    void aSavedSampleIsRestoredFromItsThresholdAndRows() {
        Random random = new Random(5);
        for (int keys : new int[] {20, 50, 400}) {
            List<Update> updates = updates(keys, 2_000, random);
            KeySample saved = PARTS.whole(updates);
            saved.trim();
            KeySample restored = sample(50);
            restored.lowerThreshold(saved.threshold());
            for (Row each : rows(saved)) {
                int slot = restored.slot(each.hash);
                restored.add(slot, 0, each.key);
                restored.add(slot, 1, each.sum);
                restored.add(slot, 2, each.minimum);
                restored.add(slot, 3, each.maximum);
            }
            assertThat(rows(restored)).isEqualTo(rows(saved));
            assertThat(restored.exact()).isEqualTo(saved.exact());
            assertThat(restored.distinct()).isEqualTo(saved.distinct());
        }
    }

    @Test
    void anEmptySampleIsExactAndFindsNothing() {
        KeySample sample = sample(50);
        assertThat(sample.size()).isZero();
        assertThat(sample.exact()).isTrue();
        assertThat(sample.distinct()).isZero();
        assertThat(sample.find(0)).isEqualTo(-1);
        sample.merge(sample(50));
        sample.clear();
        assertThat(rows(sample)).isEmpty();
    }

    @Test
    void theEstimateIsAsGoodAsItClaims() {
        double squares = 0;
        double errors = 0;
        int trials = 200;
        for (int trial = 0; trial < trials; trial++) {
            KeySample sample = new KeySample(256);
            for (long key = 0; key < 5_000; key++) {
                sample.slot(Hash.of(trial, key));
            }
            double error = sample.distinct() / 5_000 - 1;
            errors += error;
            squares += error * error;
            assertThat(sample.relativeStandardError()).isCloseTo(0.0627, within(0.0001));
        }
        assertThat(errors / trials).isCloseTo(0, within(0.015));
        assertThat(Math.sqrt(squares / trials)).isCloseTo(0.0627, within(0.012));
    }

    @Test
    void aPartWithABorrowedThresholdStillEstimatesItself() {
        KeySample full = new KeySample(256);
        for (long key = 0; key < 10_000; key++) {
            full.slot(Hash.of(key));
        }
        full.trim();
        KeySample part = new KeySample(256);
        part.lowerThreshold(full.threshold());
        for (long key = 0; key < 5_000; key++) {
            part.slot(Hash.of(key));
        }
        assertThat(part.exact()).isFalse();
        assertThat(part.size()).isLessThan(256);
        assertThat(part.distinct()).isCloseTo(5_000, within(1_500.0));
    }

    @Test
    void hashesThatAgreeInTheirLowBitsAreSlowButRight() {
        KeySample sample = new KeySample(100, SUM);
        for (long key = 1_000; key > 0; key--) {
            sample.slot(key << 32);
        }
        List<Long> kept = new ArrayList<>();
        sample.forEach((hash, slot) -> kept.add(hash >>> 32));
        assertThat(kept).hasSize(100).startsWith(1L, 2L).endsWith(100L);
    }

    @Test
    void differentShapesDoNotMerge() {
        KeySample sample = sample(10);
        assertThatIllegalArgumentException().isThrownBy(() -> sample.merge(sample));
        assertThatIllegalArgumentException().isThrownBy(() -> sample.merge(sample(11)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sample.merge(new KeySample(10, SUM)))
                .withMessageContaining("SUM");
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySample(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySample(9, new KeySample.Column[25]));
    }
}
