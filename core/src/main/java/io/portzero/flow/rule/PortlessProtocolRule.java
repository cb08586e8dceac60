package io.portzero.flow.rule;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Protocol;
import org.jspecify.annotations.Nullable;

/// The protocol decides whether there can be ports; without it, nothing can say of ports that were
/// exported whether they are any.
final class PortlessProtocolRule implements FlowRule {

    private static final int IPV6_FRAGMENT = 44;

    @Override
    public @Nullable FlowProvenance decide(FlowRecord record) {
        if (!record.has(FlowField.PROTOCOL)) {
            boolean ports =
                    record.has(FlowField.SOURCE_PORT) || record.has(FlowField.DESTINATION_PORT);
            return ports ? FlowReason.PROTOCOL_NOT_EXPORTED.provenance() : null;
        }
        int protocol = record.protocol();
        if (protocol == IPV6_FRAGMENT) {
            return FlowReason.NON_FIRST_FRAGMENT.provenance();
        }
        return Protocol.hasPorts(protocol) ? null : FlowReason.NO_PORTS_IN_PROTOCOL.provenance();
    }
}
