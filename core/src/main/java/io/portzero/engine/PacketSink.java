package io.portzero.engine;

import io.portzero.verdict.Judgement;
import java.io.IOException;

/// Takes the packets and the flow records that matter, one by one, in the order of the input, from
/// one thread at a time.
public interface PacketSink {

    /// Hears why the packets and flow records to come were sent, before the first of them; never
    /// called where an input cannot be read again.
    default void judged(Judgement judgement) {}

    /// `packet` and everything it points to are valid during the call only.
    void accept(MatchedPacket packet) throws IOException;

    /// `flow` and everything it points to are valid during the call only.
    default void accept(MatchedFlow flow) throws IOException {}
}
