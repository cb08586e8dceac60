package io.portzero.summary;

import io.portzero.flow.datagram.ExportFacts;
import java.util.List;

/// What is reported of the flow records of a run.
///
/// @param counts all records
/// @param exporters who sent them, most records first
/// @param services services whose fragmented answers are among the zeros
/// @param facts what happened while export datagrams were read
/// @param exact whether companions of fragments were looked for among all pairs of hosts
public record FlowReport(
        FlowCounts counts,
        List<ExporterProfile> exporters,
        List<FragmentedService> services,
        ExportFacts facts,
        boolean exact) {

    /// Without any record.
    public static FlowReport none() {
        return new FlowReport(new FlowCounts(), List.of(), List.of(), new ExportFacts(), true);
    }

    /// Whether anything that exports flows was read.
    public boolean any() {
        return counts.records() > 0 || facts.datagrams() > 0;
    }
}
