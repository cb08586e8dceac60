package io.portzero.summary.flow;

import java.util.List;

/// What is reported of the flow records of one input.
///
/// @param counts its records
/// @param exporters who sent them; their profiles are of the whole run
public record InputFlows(FlowCounts counts, List<ExporterProfile> exporters) {}
