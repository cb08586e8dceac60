package io.portzero.testkit.simulation;

import io.portzero.testkit.packet.Tcp;
import java.util.function.UnaryOperator;

/// A TCP segment that somebody may answer.
///
/// @param flags a sum of those in [Headers]
/// @param sequence the number that an answer acknowledges
/// @param header writes the sequence number and all else but the flags
record Segment(int flags, int sequence, UnaryOperator<Tcp> header) {

    /// A segment without options.
    static Segment bare(int flags, int sequence, int window) {
        return new Segment(flags, sequence, Headers.bare(sequence, window));
    }
}
