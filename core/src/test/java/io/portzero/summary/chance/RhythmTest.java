package io.portzero.summary.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.summary.chance.Rhythm.Finding;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RhythmTest {

    private static final int WEEK = 168;

    private static Rhythm hours(int hours, IntToLongFunction packets) {
        return new Rhythm(IntStream.range(0, hours).mapToLong(packets).toArray(), 1, true);
    }

    private static long sun(int hour) {
        return Math.round(1_000 * Math.max(0, Math.sin((hour % 24 - 6) * Math.PI / 12)));
    }

    @Test
    void theCoefficientIsThatOfTheTextbook() {
        // Deviations from the mean 3: -2, -1, 0, 1, 2. At lag 1: 2 + 0 + 0 + 2 over 10.
        Rhythm rising = hours(5, hour -> hour + 1);

        assertThat(rising.ofCounts(1).orElseThrow()).isCloseTo(0.4, within(1e-12));
        assertThat(rising.ofCounts(5)).isEmpty();
        assertThat(rising.bound()).isCloseTo(1.96 / Math.sqrt(5), within(1e-12));
    }

    @Test
    void equalCountsShareTheirRanks() {
        Rhythm ties = hours(4, hour -> hour < 2 ? 5 : 1_000_000);
        Rhythm same = hours(4, hour -> hour < 2 ? 0 : 1);

        assertThat(ties.ofRanks(1)).isEqualTo(same.ofRanks(1));
    }

    @Test
    void daysThatAreAlikeAreARhythm() {
        assertThat(hours(WEEK, RhythmTest::sun).finding()).isEqualTo(Finding.DAILY_RHYTHM);
    }

    @Test
    void oneBurstDoesNotHideARhythm() {
        Rhythm burst = hours(WEEK, hour -> hour == 100 ? 100_000_000 : sun(hour));

        assertThat(burst.ofCounts(24).orElseThrow()).isLessThan(burst.bound());
        assertThat(burst.finding()).isEqualTo(Finding.DAILY_RHYTHM);
    }

    @Test
    void aCampaignOfTwoDaysIsNoRhythm() {
        Rhythm campaign = hours(WEEK, hour -> hour >= 50 && hour < 98 ? 900 : 10);

        assertThat(campaign.ofRanks(24).orElseThrow()).isGreaterThan(campaign.bound());
        assertThat(campaign.finding()).isEqualTo(Finding.NO_DAILY_RHYTHM);
    }

    @Test
    void noiseSeldomLooksLikeARhythm() {
        Random random = new Random(3);
        int found = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            Rhythm noise = hours(WEEK, hour -> random.nextInt(100));
            found += noise.finding() == Finding.DAILY_RHYTHM ? 1 : 0;
        }

        assertThat(found).isLessThan(50);
    }

    @Test
    void itSaysWhatItCannotTell() {
        long[] days = IntStream.range(0, WEEK).mapToLong(RhythmTest::sun).toArray();

        assertThat(hours(71, RhythmTest::sun).finding()).isEqualTo(Finding.TOO_SHORT);
        assertThat(new Rhythm(days, 1, false).finding()).isEqualTo(Finding.INTERRUPTED);
        assertThat(new Rhythm(days, 24, true).finding()).isEqualTo(Finding.BINS_TOO_WIDE);
        assertThat(hours(WEEK, hour -> 7).finding()).isEqualTo(Finding.NO_VARIATION);
        assertThat(hours(WEEK, hour -> hour == 9 ? 7 : 0).finding())
                .isEqualTo(Finding.NO_VARIATION);
    }
}
