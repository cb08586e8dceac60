package io.portzero.summary.flow;

import io.portzero.flow.datagram.ExportFacts;
import io.portzero.flow.datagram.ExportStream;
import io.portzero.summary.chance.Baseline;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is reported of the flow records of a run.
///
/// @param counts all records
/// @param exporters who sent them, most records first
/// @param services services whose fragmented answers are among the zeros
/// @param streams what the headers of export datagrams tell, by exporter, format and domain
/// @param facts what happened while export datagrams were read
/// @param skippedEntries entries of logs that are no flows, by their kind
/// @param exact whether companions of fragments were looked for among all pairs of hosts
/// @param baselines how many zeros chance alone would bring among the ports that were observed
public record FlowReport(
        FlowCounts counts,
        List<ExporterProfile> exporters,
        List<FragmentedService> services,
        List<ExportStream> streams,
        ExportFacts facts,
        SortedMap<String, Long> skippedEntries,
        boolean exact,
        List<Baseline> baselines) {

    /// Copies the baselines.
    public FlowReport {
        baselines = List.copyOf(baselines);
        skippedEntries = Collections.unmodifiableSortedMap(skippedEntries);
    }

    /// Without any record.
    public static FlowReport none() {
        return new FlowReport(
                new FlowCounts(),
                List.of(),
                List.of(),
                List.of(),
                new ExportFacts(),
                new TreeMap<>(),
                true,
                List.of());
    }

    /// Whether any exporter looked only at some packets.
    public boolean sampled() {
        return exporters.stream().anyMatch(each -> each.largestInterval() > 1);
    }

    /// Whether anything that exports flows was read.
    public boolean any() {
        return counts.records() > 0 || facts.counts().datagrams() > 0 || !skippedEntries.isEmpty();
    }
}
