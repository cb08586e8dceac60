package io.portzero.summary.chance;

import java.util.OptionalDouble;

/// Pearson's chi-square test of the question whether every value is equally frequent.
///
/// Packets are taken as independent. They are not where one packet is repeated: a flood of one
/// packet fails for that reason alone, so a failure does not prove that headers were crafted. A
/// large number of packets that passes can hardly be anything but random bytes.
///
/// @param values how many values there are
/// @param packets how many packets were tested
/// @param statistic with one degree of freedom less than values; empty where fewer than five
///   packets to a value are expected
/// @param p the probability of a statistic at least that large if all values are equally likely;
///   empty where the statistic is
public record ChiSquare(int values, long packets, OptionalDouble statistic, OptionalDouble p) {

    /// The level of the test: random bytes fail once in a thousand times.
    public static final double LEVEL = 0.001;

    private static final int LEAST_EXPECTED = 5;

    /// Tests counts, one for each value, those that did not occur included.
    public static ChiSquare ofUniform(long... counts) {
        long packets = 0;
        for (long count : counts) {
            packets += count;
        }
        double expected = (double) packets / counts.length;
        if (expected < LEAST_EXPECTED) {
            return new ChiSquare(
                    counts.length, packets, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double statistic = 0;
        for (long count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        double p = IncompleteGamma.upper((counts.length - 1) / 2.0, statistic / 2);
        return new ChiSquare(
                counts.length, packets, OptionalDouble.of(statistic), OptionalDouble.of(p));
    }

    /// The fewest packets that are tested.
    public long leastPackets() {
        return (long) LEAST_EXPECTED * values;
    }

    /// Whether there were enough packets, and they look random at the [#LEVEL].
    public boolean passes() {
        return p.isPresent() && p.getAsDouble() >= LEVEL;
    }
}
