package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source sends to one host again and again. A host's system shows in one answer to each
/// probe: nobody sends the same probe dozens of times to learn it.
final class Repetition {

    private record Shape(Address destination, int port, int kind, int window, long options) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shape that
                    && port == that.port
                    && kind == that.kind
                    && window == that.window
                    && options == that.options
                    && destination.equals(that.destination);
        }

        @Override
        public int hashCode() {
            int hash = destination.hashCode();
            hash = 31 * hash + port;
            hash = 31 * hash + kind;
            hash = 31 * hash + window;
            hash = 31 * hash + Long.hashCode(options);
            return hash;
        }
    }

    private final Map<Shape, Long> counts = new HashMap<>();

    Repetition(List<ZeroPacket> packets) {
        // Most groups are too small to repeat anything.
        if (packets.stream().mapToLong(ZeroPacket::packets).sum() >= FloodRule.LEAST_PACKETS) {
            packets.forEach(packet -> counts.merge(shape(packet), packet.packets(), Long::sum));
        }
    }

    private static Shape shape(ZeroPacket packet) {
        return new Shape(
                packet.tuple().destination(),
                packet.tuple().destinationPort(),
                packet.transport().kind(),
                packet.transport().window(),
                packet.transport().optionLayout());
    }

    /// Whether the like of a packet was sent so often to its host that it is no probe of its
    /// system.
    boolean repeats(ZeroPacket packet) {
        return !counts.isEmpty()
                && counts.getOrDefault(shape(packet), 0L) >= FloodRule.LEAST_PACKETS
                && !NmapProbes.isSystemProbe(packet);
    }
}
