package io.portzero.summary.chance;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Whether counts over time repeat from day to day, told by their autocorrelation.
///
/// The coefficient at a lag compares each bin with the one that much later: 1 where they rise and
/// fall together, 0 where they have nothing in common. It is calculated from the ranks of the
/// counts as well, since one burst of a million packets would hide any rhythm of the others.
///
/// Counts without a rhythm stay within ±1.96/√n of 0 in 95 of 100 cases (n bins). What merely lasts
/// for a day or two also exceeds that bound, but then half a day looks more alike than a whole day.
/// So a *daily rhythm* is found only where the ranks exceed the bound at 24 hours and 24 hours are
/// more alike than 12 and 36.
public final class Rhythm {

    /// The shortest capture in which a daily rhythm can be told from chance.
    public static final int LEAST_DAYS = 3;

    private static final int DAY = 24;
    private static final double BOUND = 1.96;

    /// Where fewer of the bins have packets, nothing can be seen.
    private static final double OCCUPIED = 0.02;

    /// The answer to the question for a daily rhythm.
    public enum Finding {
        DAILY_RHYTHM("a daily rhythm"),
        NO_DAILY_RHYTHM("no daily rhythm"),
        TOO_SHORT("unknown: the capture is shorter than three days"),
        BINS_TOO_WIDE("unknown: the bins are wider than six hours"),
        INTERRUPTED("unknown: the capture has gaps"),
        NO_VARIATION("unknown: too few packets, or always as many");

        private final String words;

        Finding(String words) {
            this.words = words;
        }

        /// Whether the question could be answered.
        public boolean known() {
            return this == DAILY_RHYTHM || this == NO_DAILY_RHYTHM;
        }

        /// The finding in words.
        public String words() {
            return words;
        }
    }

    private final double[] counts;
    private final double[] ranks;
    private final int binHours;
    private final boolean continuous;

    /// @param counts packets in each bin, without gaps, those without packets included
    /// @param binHours hours to a bin, 1 or more
    /// @param continuous whether the capture covers the time: what was not captured must not look
    ///   like a rhythm
    public Rhythm(long[] counts, int binHours, boolean continuous) {
        this.counts = Arrays.stream(counts).asDoubleStream().toArray();
        this.ranks = ranks(counts);
        this.binHours = binHours;
        this.continuous = continuous;
    }

    /// Bins.
    public int bins() {
        return counts.length;
    }

    /// The autocorrelation of the counts at a lag; empty where there are no bins that far apart,
    /// the lag falls between bins, or the counts do not vary.
    public OptionalDouble ofCounts(int lagHours) {
        return at(counts, lagHours);
    }

    /// The autocorrelation of the ranks of the counts at a lag; empty as for [#ofCounts].
    public OptionalDouble ofRanks(int lagHours) {
        return at(ranks, lagHours);
    }

    /// How far from 0 chance brings the coefficient in 95 of 100 cases.
    public double bound() {
        return BOUND / Math.sqrt(Math.max(1, counts.length));
    }

    /// Whether there is a daily rhythm.
    public Finding finding() {
        if (binHours > DAY / 4 || DAY % binHours != 0) {
            return Finding.BINS_TOO_WIDE;
        }
        if ((long) counts.length * binHours < LEAST_DAYS * DAY) {
            return Finding.TOO_SHORT;
        }
        if (!continuous) {
            return Finding.INTERRUPTED;
        }
        OptionalDouble day = ofRanks(DAY);
        long occupied = Arrays.stream(counts).filter(count -> count > 0).count();
        if (day.isEmpty() || occupied < OCCUPIED * counts.length) {
            return Finding.NO_VARIATION;
        }
        double neighbours =
                Math.max(ofRanks(DAY / 2).orElse(-1), ofRanks(DAY + DAY / 2).orElse(-1));
        boolean rhythm = day.getAsDouble() > bound() && day.getAsDouble() > neighbours;
        return rhythm ? Finding.DAILY_RHYTHM : Finding.NO_DAILY_RHYTHM;
    }

    /// The usual estimator (Box and Jenkins): deviations from the mean of all bins, divided by the
    /// variance of all bins.
    private OptionalDouble at(double[] values, int lagHours) {
        int lag = lagHours / binHours;
        if (lagHours % binHours != 0 || lag >= values.length) {
            return OptionalDouble.empty();
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double variance = 0;
        double covariance = 0;
        for (int i = 0; i < values.length; i++) {
            variance += (values[i] - mean) * (values[i] - mean);
            covariance += i < lag ? 0 : (values[i] - mean) * (values[i - lag] - mean);
        }
        return variance == 0 ? OptionalDouble.empty() : OptionalDouble.of(covariance / variance);
    }

    /// The place of each count in their order, equal ones sharing the mean of their places.
    private static double[] ranks(long[] counts) {
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            ranks[i] = (first(sorted, counts[i]) + first(sorted, counts[i] + 1) - 1) / 2.0;
        }
        return ranks;
    }

    /// How many are below `value`.
    private static int first(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
