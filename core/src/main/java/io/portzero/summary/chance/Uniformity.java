package io.portzero.summary.chance;

import io.portzero.summary.sketch.KeySample;
import java.util.OptionalDouble;

/// Whether port numbers look like uniform random draws: Pearson's chi-square test over 64 bins of
/// 1,024 ports.
///
/// The trials must be *distinct* draws (source, port), not packets: a flood that repeats one port a
/// million times drew once. A sample of the distinct draws serves as well as all of them, as it is
/// itself drawn uniformly.
///
/// Port 0 is left out, and the first bin holds 1,023 ports. The test asks whether chance is a fair
/// model for the ports *around* zero; were the zeros themselves included, an excess of them would
/// spoil the very model it is to be measured against.
///
/// A sweep of all ports passes: it has each port once, and one zero in 65,536 draws is what chance
/// predicts too.
///
/// @param draws how many draws other than port 0 were tested
/// @param statistic the chi-square statistic with 63 degrees of freedom; empty if there were fewer
///   than [#MINIMUM_DRAWS] draws, as then some bin's expected count is below 5
/// @param p the probability of a statistic at least that large if the draws are uniform; empty when
///   the statistic is
public record Uniformity(long draws, OptionalDouble statistic, OptionalDouble p) {

    /// The fewest draws that are tested: an expected count of 5 in the smallest bin.
    public static final int MINIMUM_DRAWS = 321;

    /// The level of the test: truly uniform draws fail once in a thousand times.
    public static final double LEVEL = 0.001;

    private static final int PORTS = 1 << 16;
    private static final int BIN_BITS = 10;
    private static final int BINS = PORTS >>> BIN_BITS;

    /// Tests the draws in a sample.
    ///
    /// @param draws one key per distinct draw
    /// @param portColumn the column that holds the drawn port, 0 to 65,535
    /// @return the outcome
    /// @throws IllegalArgumentException if the column holds something else than a port
    public static Uniformity of(KeySample draws, int portColumn) {
        long[] bins = new long[BINS];
        draws.forEach((hash, slot) -> {
            long port = draws.value(slot, portColumn);
            if (port < 0 || port >= PORTS) {
                throw new IllegalArgumentException(
                        "column " + portColumn + " holds " + port + ", not a port");
            }
            bins[(int) port >>> BIN_BITS] += port == 0 ? 0 : 1;
        });
        return of(bins);
    }

    /// Tells whether there were enough draws, and they look uniform at the [#LEVEL].
    ///
    /// @return true if the chance of a port 0 may be taken for 1 in 65,536
    public boolean passes() {
        return p.isPresent() && p.getAsDouble() >= LEVEL;
    }

    private static Uniformity of(long[] bins) {
        long total = 0;
        for (long count : bins) {
            total += count;
        }
        if (total < MINIMUM_DRAWS) {
            return new Uniformity(total, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double statistic = statistic(bins, total);
        double p = IncompleteGamma.upper((BINS - 1) / 2.0, statistic / 2);
        return new Uniformity(total, OptionalDouble.of(statistic), OptionalDouble.of(p));
    }

    private static double statistic(long[] bins, long total) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int ports = (1 << BIN_BITS) - (bin == 0 ? 1 : 0);
            double expected = (double) total * ports / (PORTS - 1);
            double difference = bins[bin] - expected;
            sum += difference * difference / expected;
        }
        return sum;
    }
}
