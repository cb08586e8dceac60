package io.portzero.app.report;

import io.portzero.summary.Baseline;
import java.util.Locale;

/// Says how a comparison with chance was made and what it gave.
final class BaselineWords {

    static final String EXPLANATION =
            "A random port is 0 once in 65,536. Counted are distinct pairs of a source and a port, "
                    + "because a packet that repeats a port is no new draw.";

    private BaselineWords() {}

    static String of(Baseline baseline) {
        String trials = Numbers.count(baseline.trials(), baseline.trialsExact()) + " draws";
        return switch (baseline.method()) {
            case POISSON -> "probability by chance " + tail(baseline) + "; " + trials;
            case POISSON_BOUND -> "probability by chance at most " + tail(baseline) + "; " + trials;
            case NEIGHBOURS ->
                    "ports are not random here; expected is the median of ports 1 to 16; " + trials;
            case TOO_FEW_DRAWS ->
                    "too few draws to tell; expected is the median of ports 1 to 16; " + trials;
        };
    }

    static String tail(Baseline baseline) {
        if (baseline.tailProbability().isEmpty()) {
            return "–";
        }
        double tail = baseline.tailProbability().getAsDouble();
        return tail < 0.001 ? String.format(Locale.ROOT, "%.0e", tail) : Numbers.decimal(tail);
    }
}
