package io.portzero.flow.rule;

import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/// The reader saw the packet's own headers, as in sFlow, and says why there are no ports.
final class StatedAbsenceRule implements FlowRule {

    @Override
    public @Nullable FlowProvenance decide(FlowRecord record) {
        FlowReason reason = record.statedAbsence();
        return reason == null ? null : reason.provenance();
    }
}
