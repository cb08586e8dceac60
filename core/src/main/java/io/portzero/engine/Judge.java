package io.portzero.engine;

import io.portzero.summary.TrafficSummary;
import io.portzero.summary.conduct.ConductTable;
import io.portzero.summary.conduct.Watch;
import io.portzero.summary.flow.FlowConducts;
import io.portzero.summary.flow.FlowZeros;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.decide.Classifier;
import io.portzero.verdict.decide.Observations;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Has causes decided from what the passes over the inputs collected.
final class Judge {

    private Judge() {}

    /// @param conducts what a second look found, or null without one
    /// @param threads how many decide at the same time
    static Judgement judge(
            TrafficSummary traffic,
            List<ZeroPacket> packets,
            @Nullable ConductTable conducts,
            JudgeOptions options,
            int threads) {
        Observations observations =
                new Observations(
                        packets,
                        traffic.counts().zeroHeaders(),
                        traffic.zeroRows().complete() && traffic.conversations().complete(),
                        traffic.conversations().all(),
                        conducts == null ? Map.of() : conducts.conducts(),
                        conducts == null ? Map.of() : conducts.twins(),
                        conducts != null,
                        traffic.draws().excess());
        Judgement judgement = classifier(options, threads).judge(observations);
        return conducts == null ? judgement : withWatch(judgement, conducts.watch(), "packets");
    }

    /// Decides why flow records have zeros. They are judged apart from packets: a capture may hold
    /// both the packets and what an exporter said of them.
    ///
    /// @param conducts what a second look at the records found, or null without one
    static Judgement judge(
            FlowZeros zeros, @Nullable FlowConducts conducts, JudgeOptions options, int threads) {
        Observations observations =
                new Observations(
                        zeros.records(),
                        zeros.observed(),
                        zeros.complete(),
                        zeros.conversations(),
                        conducts == null ? Map.of() : conducts.conducts(),
                        Map.of(),
                        conducts != null,
                        zeros.excess());
        Judgement judgement = classifier(options, threads).judge(observations);
        return conducts == null
                ? judgement
                : withWatch(judgement, conducts.watch(), "flow records");
    }

    /// Says how many hosts a second look left out.
    private static Judgement withWatch(Judgement judgement, Watch watch, String what) {
        return watch.left() == 0
                ? judgement
                : judgement.withApproximation(
                        String.format(
                                Locale.ROOT,
                                "the second look was at the %,d hosts with most zeros; what "
                                        + "%,d others did besides is not known from %s",
                                watch.hosts().size(),
                                watch.left(),
                                what));
    }

    private static Classifier classifier(JudgeOptions options, int threads) {
        return new Classifier(
                options.context(),
                options.origins(),
                options.tools().get(),
                options.thresholds(),
                new JudgeThreads(threads));
    }
}
