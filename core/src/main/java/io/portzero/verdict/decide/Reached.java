package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom each source reaches. Forged sources reach one host each.
final class Reached {

    private final Map<Address, Set<Address>> bySource;

    /// @param packets of which those that ICMP errors quote do not count: they were sent elsewhere
    Reached(List<ZeroPacket> packets) {
        bySource = HashMap.newHashMap(packets.size());
        for (ZeroPacket packet : packets) {
            if (packet.scope() != Scope.QUOTED) {
                bySource.computeIfAbsent(packet.tuple().source(), _ -> new HashSet<>(2))
                        .add(packet.tuple().destination());
            }
        }
    }

    /// How many of these sources reach one host and no other.
    long onlyOne(Set<Address> sources) {
        return sources.stream().filter(this::onlyOne).count();
    }

    private boolean onlyOne(Address source) {
        return bySource.getOrDefault(source, Set.of()).size() == 1;
    }
}
