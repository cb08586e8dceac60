package io.portzero.summary.chance;

import io.portzero.summary.chance.Baseline.Method;
import io.portzero.summary.chance.Baseline.Neighbours;
import io.portzero.summary.sketch.KeySample;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Compares the zero ports of a class of packets with what chance would bring.
///
/// A uniformly random 16-bit port is 0 once in 65,536, but a packet is no independent draw: a flood
/// reuses one port, a sweep of all ports gives exactly one zero. The trials are therefore the
/// *distinct* draws (source, port), and only where those pass the [Uniformity] test is a
/// probability given. Elsewhere port 0 is compared with the ports 1 to 16, which are as odd as
/// itself.
///
/// **The tail is Poisson's**, P(X ≥ observed) for a mean of trials / 65,536. It differs from the
/// binomial tail by at most 1/65,536 (Barbour and Hall, "On the rate of Poisson convergence", 1984)
/// and, from one above the mean upwards, errs to the safe side (Hoeffding, "On the distribution of
/// the number of successes in independent trials", 1956). The same holds against the true law: as
/// draws are distinct, a source can bring one zero at most, which makes large numbers rarer still.
public final class ChanceBaseline {

    private static final double PORTS = 1 << 16;
    private static final int NEIGHBOURS = 16;
    private static final double STANDARD_ERRORS = 3;

    private ChanceBaseline() {}

    /// Compares one class of packets with chance.
    ///
    /// @param name the class, as shown in reports
    /// @param draws one key per distinct draw (source, port) of the class, zeros included
    /// @param portColumn the column of `draws` that holds the port, 0 to 65,535
    /// @param zeroDraws one key per distinct draw with port 0; a sample of its own, because a
    ///   sample of all draws holds hardly any zeros once it is full
    /// @param neighbourDraws the numbers of distinct draws with port 1, 2, … 16
    /// @return the comparison
    /// @throws IllegalArgumentException if there are not 16 neighbours, or a port is out of range
    public static Baseline compare(
            String name,
            KeySample draws,
            int portColumn,
            KeySample zeroDraws,
            long... neighbourDraws) {
        Uniformity uniformity = Uniformity.of(draws, portColumn);
        long observed = Math.round(zeroDraws.distinct());
        Neighbours neighbours = neighbours(observed, neighbourDraws);
        Method method = method(uniformity, draws.exact() && zeroDraws.exact());
        boolean chance = method == Method.POISSON || method == Method.POISSON_BOUND;
        return new Baseline(
                name,
                Math.round(draws.distinct()),
                draws.exact(),
                draws.relativeStandardError(),
                observed,
                zeroDraws.exact(),
                chance ? draws.distinct() / PORTS : neighbours.median(),
                method,
                chance ? OptionalDouble.of(tail(draws, zeroDraws)) : OptionalDouble.empty(),
                uniformity.p(),
                neighbours);
    }

    /// The probability of at least so many zeros among uniform random ports.
    ///
    /// @param trials the number of draws, not negative; a fraction is allowed
    /// @param observed the number of zeros
    /// @return P(X ≥ observed), precise also where it is tiny; 1 for no zeros
    public static double tailProbability(double trials, long observed) {
        return observed <= 0 ? 1 : IncompleteGamma.lower(observed, trials / PORTS);
    }

    // For exact samples the standard errors are zero, and the bound is the tail itself.
    private static double tail(KeySample draws, KeySample zeroDraws) {
        double most = 1 + STANDARD_ERRORS * draws.relativeStandardError();
        double least = 1 - STANDARD_ERRORS * zeroDraws.relativeStandardError();
        long observed = (long) Math.floor(zeroDraws.distinct() * least);
        return tailProbability(draws.distinct() * most, observed);
    }

    private static Method method(Uniformity uniformity, boolean exact) {
        if (uniformity.p().isEmpty()) {
            return Method.TOO_FEW_DRAWS;
        }
        if (!uniformity.passes()) {
            return Method.NEIGHBOURS;
        }
        return exact ? Method.POISSON : Method.POISSON_BOUND;
    }

    private static Neighbours neighbours(long observed, long[] draws) {
        if (draws.length != NEIGHBOURS) {
            throw new IllegalArgumentException(draws.length + " neighbours instead of 16");
        }
        long[] sorted = draws.clone();
        Arrays.sort(sorted);
        double median = (sorted[NEIGHBOURS / 2 - 1] + sorted[NEIGHBOURS / 2]) / 2.0;
        int atLeast = (int) Arrays.stream(draws).filter(each -> each >= observed).count();
        return new Neighbours(Arrays.stream(draws).boxed().toList(), median, atLeast);
    }
}
