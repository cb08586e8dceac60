package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that one source sent to one host, over all protocols and sides: whoever wants to know a
/// host's system sends it different probes.
final class HostProbes {

    private record Pair(Address source, Address destination) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that
                    && source.equals(that.source)
                    && destination.equals(that.destination);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + destination.hashCode();
        }
    }

    private final Map<Pair, List<ZeroPacket>> byPair = new HashMap<>();

    /// @param requests in the order of their times; a prober's own resets are no probes
    HostProbes(List<ZeroPacket> requests) {
        for (ZeroPacket packet : requests) {
            if (Role.of(packet) == Role.ANSWER) {
                continue;
            }
            Pair pair = new Pair(packet.tuple().source(), packet.tuple().destination());
            byPair.computeIfAbsent(pair, _ -> new ArrayList<>()).add(packet);
        }
    }

    /// What `source` sent to `destination`, in the order of times.
    List<ZeroPacket> between(Address source, Address destination) {
        return byPair.getOrDefault(new Pair(source, destination), List.of());
    }
}
