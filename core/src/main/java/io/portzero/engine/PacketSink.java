package io.portzero.engine;

import java.io.IOException;

/// Takes the packets that matter, one by one, in the order of the input, from one thread at a time.
public interface PacketSink {

    /// `packet` and everything it points to are valid during the call only.
    void accept(MatchedPacket packet) throws IOException;
}
