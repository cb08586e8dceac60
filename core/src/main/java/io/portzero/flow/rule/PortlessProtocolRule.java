package io.portzero.flow.rule;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Protocol;
import org.jspecify.annotations.Nullable;

/// The protocol decides whether there can be ports; without it, nothing can.
final class PortlessProtocolRule implements FlowRule {

    private static final int IPV6_FRAGMENT = 44;

    @Override
    public @Nullable FlowProvenance decide(FlowRecord record) {
        if (!record.has(FlowField.PROTOCOL)) {
            return FlowReason.PROTOCOL_NOT_EXPORTED.provenance();
        }
        int protocol = record.protocol();
        if (protocol == IPV6_FRAGMENT) {
            return FlowReason.NON_FIRST_FRAGMENT.provenance();
        }
        return Protocol.hasPorts(protocol) ? null : FlowReason.NO_PORTS_IN_PROTOCOL.provenance();
    }
}
