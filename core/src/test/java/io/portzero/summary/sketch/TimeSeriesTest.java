package io.portzero.summary.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portzero.summary.Parts;
import io.portzero.summary.sketch.TimeSeries.Bin;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class TimeSeriesTest {

    private static final List<Duration> LADDER =
            List.of(
                    Duration.ofMillis(1),
                    Duration.ofMillis(10),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1),
                    Duration.ofDays(7),
                    Duration.ofDays(28),
                    Duration.ofDays(364),
                    Duration.ofDays(3_640),
                    Duration.ofDays(36_400));

    private record Update(long nanos, int column, long amount) {}

    private static final Parts<TimeSeries, Update> PARTS =
            new Parts<>(
                    () -> new TimeSeries(3, 20),
                    (series, each) -> series.add(each.nanos, each.column, each.amount),
                    TimeSeries::merge);

    private static TreeMap<Long, List<Long>> naive(List<Update> updates, long width) {
        TreeMap<Long, List<Long>> bins = new TreeMap<>();
        for (Update each : updates) {
            List<Long> counts =
                    bins.computeIfAbsent(
                            Math.floorDiv(each.nanos, width),
                            bin -> new ArrayList<>(List.of(0L, 0L, 0L)));
            counts.set(each.column, counts.get(each.column) + each.amount);
        }
        return bins;
    }

    private static void assertNaive(TimeSeries series, List<Update> updates) {
        long width = 0;
        TreeMap<Long, List<Long>> bins = new TreeMap<>();
        for (Duration each : LADDER) {
            width = each.toNanos();
            bins = naive(updates, width);
            if (bins.size() <= 20) {
                break;
            }
        }
        assertThat(series.widthNanos()).isEqualTo(width);
        List<Bin> expected = new ArrayList<>();
        for (Map.Entry<Long, List<Long>> each : bins.entrySet()) {
            expected.add(new Bin(saturatedProduct(each.getKey(), width), each.getValue()));
        }
        assertThat(series.bins()).isEqualTo(expected);
    }

    private static long saturatedProduct(long bin, long width) {
        return BigInteger.valueOf(bin)
                .multiply(BigInteger.valueOf(width))
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .longValueExact();
    }

    private static List<Update> updates(RandomGenerator random) {
        long spread = 1L << 20 + random.nextInt(44);
        long origin = random.nextBoolean() ? 0 : random.nextLong();
        List<Update> updates = new ArrayList<>();
        int count = random.nextInt(200);
        for (int each = 0; each < count; each++) {
            // Wraps around on purpose: times at both ends of the range.
            long nanos = origin + (spread < 0 ? random.nextLong() : random.nextLong(spread));
            updates.add(new Update(nanos, random.nextInt(3), random.nextInt(5)));
        }
        return updates;
    }

    @Test
    void anyOrderAndAnySplitGiveTheNaiveResult() {
        Random random = new Random(1);
        for (int round = 0; round < 600; round++) {
            List<Update> updates = updates(random);
            assertNaive(PARTS.whole(updates), updates);
            assertNaive(PARTS.scattered(updates, random), updates);
        }
    }

    @Test
    void eachWidthDividesTheNext() {
        for (int rung = 1; rung < LADDER.size(); rung++) {
            assertThat(LADDER.get(rung).toNanos() % LADDER.get(rung - 1).toNanos()).isZero();
        }
    }

    @Test
    void consecutiveTimesInOneBinAreCountedInOneBin() {
        TimeSeries series = new TimeSeries(2, 8);
        for (int each = 0; each < 1_000; each++) {
            series.count(each * 1_000L, each % 2);
        }
        assertThat(series.bins()).containsExactly(new Bin(0, List.of(500L, 500L)));
        series.count(1_000_000, 0);
        assertThat(series.bins()).last().isEqualTo(new Bin(1_000_000, List.of(1L, 0L)));
    }

    @Test
    void aWrongClockCostsOneBinAndNoPrecision() {
        TimeSeries series = new TimeSeries(1, 8);
        long start = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli() * 1_000_000;
        for (int each = 0; each < 5; each++) {
            series.count(start + each * 1_000_000L, 0);
        }
        series.count(0, 0);
        series.count(Long.MAX_VALUE, 0);
        series.count(Long.MIN_VALUE, 0);
        assertThat(series.bins()).hasSize(8);
        assertThat(series.widthNanos()).isEqualTo(1_000_000);
    }

    @Test
    void timesBeforeTheEpochFallIntoTheBinBelow() {
        TimeSeries series = new TimeSeries(1, 8);
        series.count(-1, 0);
        series.count(0, 0);
        assertThat(series.bins())
                .containsExactly(new Bin(-1_000_000, List.of(1L)), new Bin(0, List.of(1L)));
    }

    @Test
    void allTimesThereAreFitIntoTheFewestBins() {
        TimeSeries series = new TimeSeries(1, TimeSeries.MINIMUM_BINS);
        Random random = new Random(2);
        for (int each = 0; each < 10_000; each++) {
            series.count(random.nextLong(), 0);
        }
        assertThat(series.widthNanos()).isEqualTo(Duration.ofDays(36_400).toNanos());
        assertThat(series.bins()).hasSize(6);
        assertThat(series.bins().stream().mapToLong(bin -> bin.counts().getFirst()).sum())
                .isEqualTo(10_000);
    }

    @Test
    void aClearedSeriesIsAsNew() {
        TimeSeries series = new TimeSeries(1, 8);
        for (int each = 0; each < 100; each++) {
            series.count(each * 60_000_000_000L, 0);
        }
        series.clear();
        assertThat(series.bins()).isEmpty();
        series.count(99 * 60_000_000_000L, 0);
        assertThat(series.widthNanos()).isEqualTo(1_000_000);
        assertThat(series.bins()).hasSize(1);
    }

    @Test
    void differentShapesDoNotMerge() {
        TimeSeries series = new TimeSeries(1, 8);
        assertThatIllegalArgumentException().isThrownBy(() -> series.merge(series));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.merge(new TimeSeries(2, 8)))
                .withMessageContaining("2 columns");
        assertThatIllegalArgumentException().isThrownBy(() -> series.merge(new TimeSeries(1, 9)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeSeries(1, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeSeries(KeySample.MAXIMUM_COLUMNS, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeSeries(0, 8));
    }
}
