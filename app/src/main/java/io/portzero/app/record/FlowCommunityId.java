package io.portzero.app.record;

import io.portzero.engine.MatchedFlow;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.IcmpConvention;
import java.util.Optional;

/// Names the flow of a flow record by its Community ID.
final class FlowCommunityId {

    private static final long IPV4 = 0xFFFF;

    private FlowCommunityId() {}

    /// By the ports where both were observed, by ICMP's type and code where they are known, else
    /// without ports; empty where an address or the protocol is missing.
    static Optional<CommunityId> of(MatchedFlow flow) {
        FlowRecord record = flow.record();
        return record.hasAddresses() && record.has(FlowField.PROTOCOL)
                ? Optional.of(of(flow, ends(record)))
                : Optional.empty();
    }

    private static CommunityId of(MatchedFlow flow, CommunityId.Ends ends) {
        FlowRecord record = flow.record();
        boolean ports = record.has(FlowField.SOURCE_PORT) && record.has(FlowField.DESTINATION_PORT);
        if (FlowFields.isObserved(flow) && ports) {
            return CommunityId.ofPorts(
                    ends,
                    (int) record.get(FlowField.SOURCE_PORT),
                    (int) record.get(FlowField.DESTINATION_PORT));
        }
        return FlowIcmp.of(record)
                .filter(FlowCommunityId::isTold)
                .map(icmp ->
                        CommunityId.ofIcmp(ends, icmp.type().getAsInt(), icmp.code().orElse(0)))
                .orElseGet(() -> CommunityId.portless(ends));
    }

    /// A message that has a counterpart is hashed with that, without its code.
    private static boolean isTold(FlowIcmp icmp) {
        return icmp.type().isPresent()
                && (icmp.code().isPresent() || icmp.convention() == IcmpConvention.COUNTERPART);
    }

    private static CommunityId.Ends ends(FlowRecord record) {
        return new CommunityId.Ends(
                isIpv4(record.sourceHigh(), record.sourceLow())
                                && isIpv4(record.destinationHigh(), record.destinationLow())
                        ? 4
                        : 6,
                record.protocol(),
                record.sourceHigh(),
                record.sourceLow(),
                record.destinationHigh(),
                record.destinationLow());
    }

    private static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == IPV4;
    }
}
