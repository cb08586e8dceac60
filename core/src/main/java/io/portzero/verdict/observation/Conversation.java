package io.portzero.verdict.observation;

import org.jspecify.annotations.Nullable;

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
    /// @param lastNanos the last one's time; [Time#NONE] where there is none
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
            long quotedErrors) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Way that
                    && packets == that.packets
                    && firstNanos == that.firstNanos
                    && lastNanos == that.lastNanos
                    && openings == that.openings
                    && acceptances == that.acceptances
                    && resets == that.resets
                    && acknowledgements == that.acknowledgements
                    && closings == that.closings
                    && withPayload == that.withPayload
                    && quotedErrors == that.quotedErrors;
        }

        @Override
        public int hashCode() {
            int hash = Long.hashCode(packets);
            hash = 31 * hash + Long.hashCode(firstNanos);
            hash = 31 * hash + Long.hashCode(lastNanos);
            hash = 31 * hash + Long.hashCode(openings);
            hash = 31 * hash + Long.hashCode(acceptances);
            hash = 31 * hash + Long.hashCode(resets);
            hash = 31 * hash + Long.hashCode(acknowledgements);
            hash = 31 * hash + Long.hashCode(closings);
            hash = 31 * hash + Long.hashCode(withPayload);
            hash = 31 * hash + Long.hashCode(quotedErrors);
            return hash;
        }
    }
}
