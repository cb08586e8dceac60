package io.portzero.engine;

import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowRecord;
import io.portzero.verdict.Verdict;
import java.util.Optional;

/// A flow record that was handed to a [PacketSink]: where it is in its input, and what it says.
///
/// @param input the path of the input, as given
/// @param number its place among the flow records of the input, from 1, in the order in which they
///   could be read: records that waited for a template come when it does
/// @param record as its exporter sent it
/// @param provenance what its port fields are; empty where both are 0 and only all records together
///   would tell, of an input that cannot be read again
/// @param verdict why its zero was sent; empty where it has no observed zero, or nothing was
///   decided
public record MatchedFlow(
        String input,
        long number,
        FlowRecord record,
        Optional<FlowProvenance> provenance,
        Optional<Verdict> verdict) {

    /// A record about which nothing was decided.
    public MatchedFlow(
            String input, long number, FlowRecord record, Optional<FlowProvenance> provenance) {
        this(input, number, record, provenance, Optional.empty());
    }
}
