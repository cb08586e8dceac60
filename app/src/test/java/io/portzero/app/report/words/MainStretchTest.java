package io.portzero.app.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.summary.sketch.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MainStretchTest {

    private static final long DAY = 86_400_000_000_000L;

    @Test
    void aPacketWithAnAbsurdTimeIsLeftOutAndSaidSo() {
        List<Bin> bins = days(20_000, 20, 100);
        bins.addFirst(bin(-76_000, 1));
        bins.addLast(bin(49_000, 2));
        MainStretch main = of(bins);
        assertThat(main.bins()).hasSize(20);
        assertThat(main.note("packet").replace(Numbers.NO_BREAK, ' '))
                .isEqualTo("3 packets are far outside this time, perhaps by a wrong clock.");
    }

    @Test
    void quietEndsAndLonelyMajoritiesAreDrawn() {
        List<Bin> quiet = days(20_000, 20, 100);
        quiet.addFirst(bin(19_999, 1));
        assertThat(of(quiet).left()).isZero();
        List<Bin> two = new ArrayList<>(List.of(bin(0, 50), bin(20_000, 50)));
        assertThat(of(two).bins()).isEqualTo(two);
    }

    private static MainStretch of(List<Bin> bins) {
        return MainStretch.of(bins, bin -> bin.counts().getFirst());
    }

    private static List<Bin> days(int first, int days, long packets) {
        List<Bin> bins = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            bins.add(bin(first + day, packets));
        }
        return bins;
    }

    private static Bin bin(long day, long packets) {
        return new Bin(day * DAY, List.of(packets));
    }
}
