package io.portzero.verdict.decide;

import io.portzero.internal.Order;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The verdicts, and which packets belong to each.
final class Assignments implements Assignment {

    private record Header(Scope scope, FiveTuple tuple) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Header that && scope == that.scope && tuple.equals(that.tuple);
        }

        @Override
        public int hashCode() {
            return 31 * scope.hashCode() + tuple.hashCode();
        }
    }

    private record Kind(Header header, int kind) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind that && kind == that.kind && header.equals(that.header);
        }

        @Override
        public int hashCode() {
            return 31 * kind + header.hashCode();
        }
    }

    /// Packets of a protocol that a host sends, or is sent, with the zero on one side.
    private record End(Scope scope, Address address, PortProtocol protocol, ZeroSide side) {

        static End sender(Scope scope, FiveTuple tuple) {
            return of(scope, tuple.source(), tuple);
        }

        static End target(Scope scope, FiveTuple tuple) {
            return of(scope, tuple.destination(), tuple);
        }

        private static End of(Scope scope, Address address, FiveTuple tuple) {
            ZeroSide side = ZeroSide.of(tuple.sourcePort(), tuple.destinationPort());
            return new End(scope, address, tuple.protocol(), side);
        }

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof End that
                    && scope == that.scope
                    && protocol == that.protocol
                    && side == that.side
                    && address.equals(that.address);
        }

        @Override
        public int hashCode() {
            int hash = scope.hashCode();
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + side.hashCode();
            hash = 31 * hash + address.hashCode();
            return hash;
        }
    }

    private record Host(Scope scope, Address address) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Host that
                    && scope == that.scope
                    && address.equals(that.address);
        }

        @Override
        public int hashCode() {
            return 31 * scope.hashCode() + address.hashCode();
        }
    }

    /// What was asked comes before the answers to it.
    private static final Comparator<Verdict> MOST_PACKETS =
            Order.comparing(Verdict::scope)
                    .thenComparing(verdict -> verdict.cause() == Cause.REPLY)
                    .thenComparing(Order.comparingLong(Verdict::packets).reversed());

    private final List<Verdict> verdicts = new ArrayList<>();
    private final Map<Header, Integer> byHeader = new HashMap<>();

    /// Packets about which another verdict was made than about the first with the same header.
    private final Map<Kind, Integer> byKind = new HashMap<>();

    private final Map<Host, Integer> byHost = new HashMap<>();

    /// Where packets are a sample, those that are not in it are taken for the sender's others.
    private final Map<End, Integer> bySender = new HashMap<>();

    /// And where nothing is known of the sender, for more of the flood to their target.
    private final Map<End, Integer> byFloodedTarget = new HashMap<>();

    private final Map<Address, Set<Integer>> about = new HashMap<>();

    void add(Verdict verdict, List<ZeroPacket> packets) {
        int index = verdicts.size();
        verdicts.add(verdict);
        for (ZeroPacket packet : packets) {
            addHeader(packet, index);
            bySender.putIfAbsent(End.sender(packet.scope(), packet.tuple()), index);
            if (verdict.cause() == Cause.FLOOD) {
                byFloodedTarget.putIfAbsent(End.target(packet.scope(), packet.tuple()), index);
            }
            byHost.putIfAbsent(new Host(packet.scope(), packet.tuple().source()), index);
            concern(packet.tuple().source(), index);
            concern(packet.tuple().destination(), index);
            packet.wrapper().ifPresent(wrapper -> concern(wrapper.source(), index));
        }
    }

    private void addHeader(ZeroPacket packet, int index) {
        Header header = new Header(packet.scope(), packet.tuple());
        Integer first = byHeader.putIfAbsent(header, index);
        if (first != null && first != index) {
            byKind.putIfAbsent(new Kind(header, packet.transport().kind()), index);
        }
    }

    private void concern(Address host, int index) {
        about.computeIfAbsent(host, _ -> new LinkedHashSet<>()).add(index);
    }

    Optional<Integer> indexOf(Scope scope, FiveTuple tuple) {
        return Optional.ofNullable(byHeader.get(new Header(scope, tuple)));
    }

    /// The first verdict about packets that a host is said to have sent.
    Optional<Integer> indexOfHost(Address host, Scope scope) {
        return Optional.ofNullable(byHost.get(new Host(scope, host)));
    }

    Verdict get(int index) {
        return verdicts.get(index);
    }

    /// All of them, by scope, most packets first, answers last.
    List<Verdict> all() {
        return verdicts.stream().sorted(MOST_PACKETS).toList();
    }

    @Override
    public Optional<Verdict> of(Scope scope, FiveTuple tuple) {
        return indexOf(scope, tuple)
                .or(() -> Optional.ofNullable(bySender.get(End.sender(scope, tuple))))
                .or(() -> Optional.ofNullable(byFloodedTarget.get(End.target(scope, tuple))))
                .map(this::get);
    }

    @Override
    public Optional<Verdict> ofFlow(FiveTuple tuple, int kind) {
        Integer index = byKind.get(new Kind(new Header(Scope.OUTER, tuple), kind));
        return index == null ? of(Scope.OUTER, tuple) : Optional.of(get(index));
    }

    @Override
    public List<Verdict> about(Address host) {
        return about.getOrDefault(host, Set.of()).stream()
                .map(this::get)
                .sorted(MOST_PACKETS)
                .toList();
    }
}
