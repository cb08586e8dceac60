package io.portzero.engine;

import java.util.List;

/// A first reading of one kind of zero, or of one kind of "no port", in plain words.
///
/// It says what the packets are, not why they were sent.
///
/// @param kind whether these are real zeros or packets without ports
/// @param packets how many packets it speaks of
/// @param text one sentence, without a full stop
/// @param evidence facts with their counts that the sentence rests on
public record PlainReading(Kind kind, long packets, String text, List<String> evidence) {

    /// What the packets are, most telling first.
    public enum Kind {
        /// The outermost port field was on the wire and is 0.
        ZERO,
        /// A header quoted by an ICMP error has a zero port.
        QUOTED,
        /// A header inside a tunnel has a zero port.
        TUNNELLED,
        /// Later fragments: no port, and not port 0.
        FRAGMENT,
        /// The protocol has no ports.
        NO_PORTS,
        /// The ports were cut off.
        TRUNCATED,
        /// The packet could not be decoded.
        UNDECODABLE,
        /// Not IP at all.
        NOT_IP
    }
}
