package io.portzero.summary.flow;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.PSH;

import io.portzero.flow.FlowRecord;
import io.portzero.packet.Protocol;

/// What the sizes in a flow record tell of payload.
final class FlowPayload {

    /// Nothing is known.
    static final int UNKNOWN = -1;

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int LONGEST_TCP_HEADER = 60;
    private static final int PSH_ACK = PSH | ACK;

    private FlowPayload() {}

    /// What an average packet has beyond the shortest header: 0 where there is surely no payload,
    /// more where there surely is some, otherwise [#UNKNOWN]. TCP's options take up to 40 bytes, so
    /// a little more than the shortest header may be either; PSH stands on data (RFC 9293 §3.9.1).
    static int length(FlowRecord record, FlowSide side, boolean ipv4) {
        return length(record.protocol(), side.bytesPerPacket(record), side.tcpFlags(record), ipv4);
    }

    /// The same of a record that is not at hand.
    ///
    /// @param average bytes in a packet; -1 where that is not known
    /// @param flags TCP's; -1 where they are not known
    static int length(int protocol, long average, int flags, boolean ipv4) {
        if (average < 0) {
            return UNKNOWN;
        }
        int ip = ipv4 ? IPV4_HEADER : IPV6_HEADER;
        long beyond = average - ip - Protocol.fixedHeaderLength(protocol);
        if (beyond <= 0) {
            return 0;
        }
        boolean certain =
                switch (protocol) {
                    case Protocol.UDP, Protocol.UDPLITE -> true;
                    case Protocol.TCP -> average > ip + LONGEST_TCP_HEADER || pushes(flags);
                    default -> false;
                };
        return certain ? (int) Math.min(beyond, Integer.MAX_VALUE) : UNKNOWN;
    }

    private static boolean pushes(int flags) {
        return flags >= 0 && (flags & PSH_ACK) == PSH_ACK;
    }
}
