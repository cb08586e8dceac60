package io.portzero.app.record;

import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.verdict.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A sink that writes packets to a stream. When it is closed, what it has written can be read.
interface OutputSink extends PacketSink, Closeable {

    /// Writes a packet with what was decided about it.
    ///
    /// @param verdicts as [PacketVerdicts] finds them; often empty
    void accept(MatchedPacket packet, List<Verdict> verdicts) throws IOException;

    /// Told before it is closed when no packet is missing: inputs were read to their ends.
    default void complete() {}

    /// Writes a packet about which nothing was decided.
    @Override
    default void accept(MatchedPacket packet) throws IOException {
        accept(packet, List.of());
    }
}
