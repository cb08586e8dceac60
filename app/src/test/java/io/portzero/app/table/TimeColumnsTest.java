package io.portzero.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.summary.sketch.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeColumnsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long YEAR = 365 * 86_400 * SECOND;
    private static final long START = 50 * YEAR;

    private static List<Bin> everySecond(int seconds, long packets) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            bins.add(new Bin(START + i * SECOND, List.of(packets)));
        }
        return bins;
    }

    private static TimeColumns columns(List<Bin> bins) {
        return TimeColumns.of(bins, SECOND, TimeColumnsTest::packets);
    }

    private static long packets(Bin bin) {
        return bin.counts().getFirst();
    }

    private static long sum(TimeColumns columns) {
        return columns.columns().stream().mapToLong(TimeColumnsTest::packets).sum();
    }

    @Test
    void narrowBinsAreJoinedToColumnsThatCanBeToldApart() {
        TimeColumns columns = columns(everySecond(1_000, 3));

        assertThat(columns.widthNanos()).isEqualTo(5 * SECOND);
        assertThat(columns.columns()).hasSize(200);
        assertThat(sum(columns)).isEqualTo(3_000);
        assertThat(columns.packetsLeftOut()).isZero();
    }

    @Test
    void fewBinsStayAsTheyAre() {
        List<Bin> bins = everySecond(100, 1);

        assertThat(columns(bins).columns()).isEqualTo(bins);
    }

    @Test
    void packetsWithAWrongClockAreLeftOutAndCounted() {
        List<Bin> bins = new ArrayList<>(everySecond(150, 10));
        bins.addFirst(new Bin(-200 * YEAR, List.of(2L)));
        bins.add(new Bin(START + 80 * YEAR, List.of(1L)));

        TimeColumns columns = columns(bins);

        assertThat(columns.packetsLeftOut()).isEqualTo(3);
        assertThat(columns.columns()).hasSize(150);
        assertThat(sum(columns)).isEqualTo(1_500);
    }

    @Test
    void manyPacketsAreLeftWhereTheyAre() {
        List<Bin> bins = new ArrayList<>(everySecond(150, 10));
        bins.add(new Bin(START + YEAR, List.of(100L)));

        TimeColumns columns = columns(bins);

        assertThat(columns.packetsLeftOut()).isZero();
        assertThat(columns.columns()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aFloodDoesNotHideTheQuietTimeAroundIt() {
        List<Bin> bins = everySecond(1_000, 1);
        bins.set(500, new Bin(bins.get(500).startNanos(), List.of(1_000_000L)));

        assertThat(columns(bins).packetsLeftOut()).isZero();
    }

    @Test
    void allTimesThatThereAreCanBeDrawn() {
        List<Bin> bins =
                List.of(
                        new Bin(Long.MIN_VALUE / SECOND * SECOND, List.of(1L)),
                        new Bin(Long.MAX_VALUE / SECOND * SECOND, List.of(1L)));

        assertThat(sum(columns(bins))).isEqualTo(2);
        assertThat(columns(List.of()).columns()).isEmpty();
    }
}
