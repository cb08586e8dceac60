package io.portzero.app.report.words;

import io.portzero.summary.chance.Baseline;
import io.portzero.summary.flow.FlowReport;
import java.util.Locale;

/// Says how a comparison with chance was made and what it gave.
public final class BaselineWords {

    /// Heads the packets that were held against chance.
    public static final String HEADING = "Against chance";

    /// Heads the flow records that were held against chance.
    public static final String FLOW_HEADING = "Flow records against chance";

    private static final String RANDOM = "A random port is 0 once in 65,536. ";
    private static final String REST =
            "Where ports are not uniform, the median of the ports 1 to 16 is what to expect, and no "
                    + "probability is given. By chance: how probable so many zeros are if ports are "
                    + "random.";

    /// What is compared, for whoever does not know.
    public static final String EXPLANATION =
            RANDOM
                    + "Counted are distinct draws, pairs of a source and a port, because a packet "
                    + "that repeats a port is no new draw. "
                    + REST;

    private BaselineWords() {}

    /// What the draws of flow records are, and what limits them.
    public static String ofFlows(FlowReport flows) {
        String sampled =
                flows.sampled()
                        ? "Exporters that look at one packet in many see only some draws, whatever "
                                + "their port. "
                        : "";
        return RANDOM
                + "Counted are distinct draws, pairs of a source and an observed port: a "
                + "conversation that is cut into several records, or that several exporters tell "
                + "of, draws once. Zeros that may be no ports draw nothing. Classes are by the "
                + "flags of whole flows, and conversations hold clients and servers together. "
                + sampled
                + REST;
    }

    /// Whether there were draws enough to compare at all.
    public static boolean compared(Baseline baseline) {
        return baseline.method() != Baseline.Method.TOO_FEW_DRAWS;
    }

    /// The probability of so many zeros by chance, or why there is none.
    public static String chance(Baseline baseline) {
        return switch (baseline.method()) {
            case POISSON -> tail(baseline);
            case POISSON_BOUND -> "at most " + tail(baseline);
            case NEIGHBOURS -> "not tested, ports not uniform";
            case TOO_FEW_DRAWS -> "too few draws";
        };
    }

    private static String tail(Baseline baseline) {
        if (baseline.tailProbability().isEmpty()) {
            return "–";
        }
        double tail = baseline.tailProbability().getAsDouble();
        return tail > 0 && tail < 0.001
                ? String.format(Locale.ROOT, "%.0e", tail)
                : Numbers.decimal(tail);
    }
}
