package io.portzero.flow.rule;

import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.PlainFlow;
import io.portzero.packet.Protocol;
import org.jspecify.annotations.Nullable;

/// All rules in their order: what the exporter states comes before what is inferred.
public final class FlowRules {

    // A field for each, not a list: so the compiler knows which one it calls.
    private static final FlowRule STATED_ABSENCE = new StatedAbsenceRule();
    private static final FlowRule WRONG_TEMPLATE = new WrongTemplateRule();
    private static final FlowRule PORTLESS_PROTOCOL = new PortlessProtocolRule();
    private static final FlowRule FRAGMENT_FIELD = new FragmentFieldRule();
    private static final FlowRule PORTS_NOT_EXPORTED = new PortsNotExportedRule();
    private static final FlowRule ZERO_SIDES = new ZeroSidesRule();

    private FlowRules() {}

    /// Whether no rule has anything to say about a record: it shows two ports, neither of them 0,
    /// and nothing is wrong with it. So it is with nearly all.
    public static boolean isPlain(PlainFlow flow) {
        return flow.sourcePort() != 0
                && flow.destinationPort() != 0
                && Protocol.hasPorts(flow.protocol())
                && !WrongTemplateRule.mayBe(flow);
    }

    /// What the port fields of a record are. Null where none but 0 was exported and the record
    /// alone cannot tell why: other records of the same hosts or the same exporter may.
    public static @Nullable FlowProvenance decide(FlowRecord record) {
        FlowProvenance provenance = STATED_ABSENCE.decide(record);
        if (provenance == null) {
            provenance = WRONG_TEMPLATE.decide(record);
        }
        if (provenance == null) {
            provenance = PORTLESS_PROTOCOL.decide(record);
        }
        if (provenance == null) {
            provenance = FRAGMENT_FIELD.decide(record);
        }
        if (provenance == null) {
            provenance = PORTS_NOT_EXPORTED.decide(record);
        }
        return provenance == null ? ZERO_SIDES.decide(record) : provenance;
    }
}
