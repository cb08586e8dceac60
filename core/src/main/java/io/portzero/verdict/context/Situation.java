package io.portzero.verdict.context;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Direction;

/// What advice about a verdict depends on besides its cause.
///
/// @param direction where its packets go
/// @param protocol the protocol of the header with the zero
/// @param initiator the host that starts it, or the victim that answers; of several the busiest
/// @param target the host that receives it; of several the busiest
/// @param groups how many groups of packets, each with hosts of its own, are told together; 1 for
///   an ordinary verdict
/// @param answeredFromPortZero whether a port 0 accepted a connection or sent data
/// @param sessionCompleted whether a handshake with a port 0 completed
/// @param firm whether the cause is sure enough, and the packets are enough, for measures that hurt
/// @param fromFlows whether only flow records tell of it
public record Situation(
        Direction direction,
        PortProtocol protocol,
        String initiator,
        String target,
        long groups,
        boolean answeredFromPortZero,
        boolean sessionCompleted,
        boolean firm,
        boolean fromFlows) {

    /// Confidence from which a host may be accused.
    public static final double FIRM = 0.9;

    /// The host that starts it, within a sentence about one host.
    String starter() {
        return named(initiator);
    }

    /// The host that receives it, within a sentence about one host.
    String receiver() {
        return named(target);
    }

    private String named(String host) {
        return groups > 1 ? "any of these hosts (for example " + host + ")" : host;
    }
}
