package io.portzero.summary.chance;

import java.util.List;
import java.util.OptionalDouble;

/// How many zero ports were seen in a class of packets, against how many are no surprise.
///
/// Made by [ChanceBaseline].
///
/// @param name the class of packets, as shown in reports
/// @param trials the number of distinct draws (source, port)
/// @param trialsExact whether the trials were counted rather than estimated
/// @param trialsRelativeError the relative standard error of the trials; 0 if exact
/// @param observed the number of distinct draws with port 0
/// @param observedExact whether the observed number was counted rather than estimated
/// @param expected how many were to be expected, by the method
/// @param method where the expected number and the tail probability come from
/// @param tailProbability the probability of seeing at least as many zeros by chance; only where
///   the draws are uniform
/// @param uniformityP the p-value of the [Uniformity] test; empty if there were too few draws
/// @param neighbours the ports next to zero, for comparison whatever the method
public record Baseline(
        String name,
        long trials,
        boolean trialsExact,
        double trialsRelativeError,
        long observed,
        boolean observedExact,
        double expected,
        Method method,
        OptionalDouble tailProbability,
        OptionalDouble uniformityP,
        Neighbours neighbours) {

    /// The same where more zeros were observed than could be counted: what is improbable for these
    /// is more so for those.
    public Baseline withMoreZeros() {
        return new Baseline(
                name,
                trials,
                trialsExact,
                trialsRelativeError,
                observed,
                false,
                expected,
                method == Method.POISSON ? Method.POISSON_BOUND : method,
                tailProbability,
                uniformityP,
                neighbours);
    }

    /// Where the expected number and the tail probability come from.
    public enum Method {
        /// The draws are uniform: expected are trials / 65,536, the tail is Poisson's.
        POISSON,
        /// As [#POISSON], but some number is an estimate: the tail is an upper bound, taken with
        /// the trials three standard errors higher and the observed number three lower.
        POISSON_BOUND,
        /// The draws are not uniform: expected is the median of the neighbours, without a tail.
        NEIGHBOURS,
        /// Too few draws to tell whether they are uniform: else as [#NEIGHBOURS].
        TOO_FEW_DRAWS
    }

    /// The ports 1 to 16 of the same class.
    ///
    /// @param counts the numbers of distinct draws with port 1, 2, … 16
    /// @param median the median of the counts, which one popular port among them does not move
    /// @param atLeastObserved how many of the ports were drawn at least as often as port 0
    public record Neighbours(List<Long> counts, double median, int atLeastObserved) {

        /// Copies the counts.
        public Neighbours {
            counts = List.copyOf(counts);
        }
    }
}
