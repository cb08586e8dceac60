package io.portzero.engine;

import io.portzero.summary.TrafficSummary;
import io.portzero.summary.chance.Baseline;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.FlowZeros;
import io.portzero.verdict.Judgement;
import java.util.List;

/// The result of a scan.
///
/// @param complete false where the scan was interrupted or an input was cut
/// @param interrupted whether the scan was cancelled
/// @param inputs one report for each input, in the order of their first packets
/// @param readings what the zeros and the packets without ports are, in plain words, most telling
///   first
/// @param baselines how many zeros chance alone would bring, by class of traffic
/// @param judgement why the zeros were sent
/// @param traffic everything that was counted, over all inputs
/// @param flows the flow records of all inputs
/// @param flowZeros those of them with an observed port 0
/// @param facts how the scan was run
public record ScanReport(
        boolean complete,
        boolean interrupted,
        List<InputReport> inputs,
        List<PlainReading> readings,
        List<Baseline> baselines,
        Judgement judgement,
        TrafficSummary traffic,
        FlowReport flows,
        FlowZeros flowZeros,
        ScanFacts facts) {

    /// A report without flow records.
    public ScanReport(
            boolean complete,
            boolean interrupted,
            List<InputReport> inputs,
            List<PlainReading> readings,
            List<Baseline> baselines,
            Judgement judgement,
            TrafficSummary traffic,
            ScanFacts facts) {
        this(
                complete,
                interrupted,
                inputs,
                readings,
                baselines,
                judgement,
                traffic,
                FlowReport.none(),
                FlowZeros.NONE,
                facts);
    }

    /// How a scan was run: nothing here is a result.
    ///
    /// @param threads workers
    /// @param elapsedNanos wall time
    /// @param bytesRead bytes of the inputs as stored
    /// @param partsReadAgain parts whose guessed start was wrong
    /// @param shown whether the sinks saw all packets and flow records that were counted
    public record ScanFacts(
            int threads, long elapsedNanos, long bytesRead, long partsReadAgain, boolean shown) {}

    /// Decimal digits of the finest time stamps among the inputs.
    public int timeDigits() {
        return inputs.stream().mapToInt(InputReport::timeDigits).max().orElse(6);
    }
}
