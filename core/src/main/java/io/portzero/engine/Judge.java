package io.portzero.engine;

import io.portzero.summary.ConductTable;
import io.portzero.summary.FlowZeros;
import io.portzero.summary.TrafficSummary;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.decide.Classifier;
import io.portzero.verdict.decide.Observations;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
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
        return classifier(options, threads).judge(observations);
    }

    /// Decides why flow records have zeros. They are judged apart from packets: a capture may hold
    /// both the packets and what an exporter said of them.
    static Judgement judge(FlowZeros zeros, JudgeOptions options, int threads) {
        return classifier(options, threads)
                .judge(
                        new Observations(
                                zeros.records(),
                                zeros.observed(),
                                zeros.complete(),
                                zeros.conversations(),
                                Map.of(),
                                Map.of(),
                                false,
                                zeros.excess()));
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
