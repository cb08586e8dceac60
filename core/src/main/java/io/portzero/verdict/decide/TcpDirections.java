package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Captured TCP packets by who sent them to whom, in the order of their times. Quoted ones, which
/// no one sent here, are left out.
final class TcpDirections {

    private final Map<FiveTuple, List<ZeroPacket>> outer = new HashMap<>();
    private final Map<FiveTuple, List<ZeroPacket>> tunnelled = new HashMap<>();

    /// @param packets in the order of their times
    /// @param wanted of which the others are left out
    TcpDirections(List<ZeroPacket> packets, Predicate<ZeroPacket> wanted) {
        for (ZeroPacket packet : packets) {
            if (packet.tuple().protocol() == PortProtocol.TCP
                    && packet.scope() != Scope.QUOTED
                    && !packet.fromFlow()
                    && wanted.test(packet)) {
                of(packet.scope())
                        .computeIfAbsent(packet.tuple(), _ -> new ArrayList<>(2))
                        .add(packet);
            }
        }
    }

    private Map<FiveTuple, List<ZeroPacket>> of(Scope scope) {
        return scope == Scope.TUNNELLED ? tunnelled : outer;
    }

    /// Whether none was wanted.
    boolean isEmpty() {
        return outer.isEmpty() && tunnelled.isEmpty();
    }

    /// What was sent with these addresses and ports.
    List<ZeroPacket> sent(Scope scope, FiveTuple tuple) {
        return of(scope).getOrDefault(tuple, List.of());
    }

    /// How far one sequence number is ahead of another (RFC 9293 §3.4: modulo 2^32), which may be
    /// behind the last of all.
    static long distance(long from, long to) {
        return (to - from) & 0xFFFF_FFFFL;
    }
}
