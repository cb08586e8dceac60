package io.portzero.flow.rule;

import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/// All rules in their order: what the exporter states comes before what is inferred.
public final class FlowRules {

    private static final FlowRule[] RULES = {
        new StatedAbsenceRule(),
        new WrongTemplateRule(),
        new PortlessProtocolRule(),
        new FragmentFieldRule(),
        new PortsNotExportedRule(),
        new ZeroSidesRule()
    };

    private FlowRules() {}

    /// What the port fields of a record are. Null where both are 0 and the record alone cannot tell
    /// why: other records of the same hosts or the same exporter may.
    public static @Nullable FlowProvenance decide(FlowRecord record) {
        for (FlowRule rule : RULES) {
            FlowProvenance provenance = rule.decide(record);
            if (provenance != null) {
                return provenance;
            }
        }
        return null;
    }
}
