package io.portzero.flow.rule;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/// A port that was not exported is not 0. One port alone is looked at as it is.
final class PortsNotExportedRule implements FlowRule {

    @Override
    public @Nullable FlowProvenance decide(FlowRecord record) {
        boolean source = record.has(FlowField.SOURCE_PORT);
        boolean destination = record.has(FlowField.DESTINATION_PORT);
        if (!source && record.format() == FlowFormat.FLOWTUPLE4) {
            return FlowReason.SOURCE_PORT_NOT_KEPT.provenance();
        }
        return source || destination ? null : FlowReason.PORTS_NOT_EXPORTED.provenance();
    }
}
