package io.portzero.flow.rule;

import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/// One way to tell what the port fields of a record are, from the record alone.
@FunctionalInterface
interface FlowRule {

    /// The provenance, or null where the rule has nothing to say.
    @Nullable FlowProvenance decide(FlowRecord record);
}
