package io.portzero.flow.rule;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.PlainFlow;
import org.jspecify.annotations.Nullable;

/// A record that was read with another template than it was written with shows fields that cannot
/// be: IP protocol 0, addresses in 0.0.0.0/8 (RFC 1122 §3.2.1.3), counters that contradict each
/// other. One of them may have another reason, two may not. No port has more than 16 bits, whatever
/// room a template gives it.
final class WrongTemplateRule implements FlowRule {

    private static final int PORT_BITS = 16;
    private static final long SHORTEST_PACKET = 20;
    private static final long LONGEST_PACKET = 65_575;
    private static final long MOST_PACKETS = 1L << 40;
    private static final long IPV4 = 0xFFFFL;
    private static final int UDP = 17;
    private static final int DHCP_CLIENT = 68;

    @Override
    public @Nullable FlowProvenance decide(FlowRecord record) {
        boolean protocolZero = record.is(FlowField.PROTOCOL, 0) && isIpv4(record);
        int signs = (protocolZero ? 1 : 0) + (nowhere(record) ? 1 : 0) + (absurd(record) ? 1 : 0);
        if (signs >= 2
                || tooLarge(record, FlowField.SOURCE_PORT)
                || tooLarge(record, FlowField.DESTINATION_PORT)) {
            return FlowReason.WRONG_TEMPLATE.provenance();
        }
        return protocolZero ? FlowReason.PROTOCOL_ZERO.provenance() : null;
    }

    /// Whether a record with two ports shows a sign of it. One alone may have another reason, but
    /// is rare enough to have the whole record read.
    static boolean mayBe(PlainFlow flow) {
        return nowhere(flow.sourceHigh(), flow.sourceLow())
                || nowhere(flow.destinationHigh(), flow.destinationLow())
                || absurd(flow.packets(), flow.bytes());
    }

    private static boolean tooLarge(FlowRecord record, FlowField port) {
        return record.has(port) && record.get(port) >>> PORT_BITS != 0;
    }

    private static boolean isIpv4(FlowRecord record) {
        return (record.hasSource() && isIpv4(record.sourceHigh(), record.sourceLow()))
                || (record.hasDestination()
                        && isIpv4(record.destinationHigh(), record.destinationLow()));
    }

    private static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == IPV4;
    }

    /// A host that asks for its address has none yet (RFC 2131 §4.1).
    private static boolean nowhere(FlowRecord record) {
        boolean asksForAddress =
                record.is(FlowField.SOURCE_PORT, DHCP_CLIENT) && record.is(FlowField.PROTOCOL, UDP);
        return !asksForAddress
                && ((record.hasSource() && nowhere(record.sourceHigh(), record.sourceLow()))
                        || (record.hasDestination()
                                && nowhere(record.destinationHigh(), record.destinationLow())));
    }

    private static boolean nowhere(long high, long low) {
        return isIpv4(high, low) && (low >>> 24 & 0xFF) == 0;
    }

    private static boolean absurd(FlowRecord record) {
        return record.has(FlowField.BYTES)
                && record.has(FlowField.PACKETS)
                && absurd(record.get(FlowField.PACKETS), record.get(FlowField.BYTES));
    }

    private static boolean absurd(long packets, long bytes) {
        if (packets > MOST_PACKETS) {
            long perPacket = bytes / packets;
            return perPacket < SHORTEST_PACKET || perPacket > LONGEST_PACKET;
        }
        // To divide takes as long as all the rest.
        return bytes < packets * SHORTEST_PACKET
                || (packets > 0 && bytes >= packets * (LONGEST_PACKET + 1));
    }
}
