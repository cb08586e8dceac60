package io.portzero.verdict.observation;

/// All packets with an outer zero between two endpoints of one protocol, and the ICMP errors that
/// quote them, counted one way and the other.
///
/// @param scope outer, or tunnelled; what is quoted is counted with the outer ones
/// @param tuple one of the two directions; `there` is about it, `back` about its reverse
/// @param there packets in the tuple's direction
/// @param back packets in the other direction
public record Conversation(Scope scope, FiveTuple tuple, Way there, Way back) {

    /// One direction of a conversation.
    ///
    /// @param packets packets
    /// @param firstNanos the first one's time; `Long.MAX_VALUE` where there is none
    /// @param lastNanos the last one's time; `Long.MIN_VALUE` where there is none
    /// @param openings TCP SYN without ACK, SCTP INIT, DCCP REQUEST; for others none
    /// @param acceptances TCP SYN+ACK, SCTP INIT ACK, DCCP RESPONSE
    /// @param resets TCP RST with or without ACK, SCTP ABORT, DCCP RESET
    /// @param acknowledgements TCP with ACK and neither SYN nor RST; SCTP DATA, SACK and COOKIE
    /// @param closings TCP FIN with ACK
    /// @param withPayload packets with payload
    /// @param quotedErrors ICMP errors that quote a packet of this direction
    public record Way(
            long packets,
            long firstNanos,
            long lastNanos,
            long openings,
            long acceptances,
            long resets,
            long acknowledgements,
            long closings,
            long withPayload,
            long quotedErrors) {}
}
