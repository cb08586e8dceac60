package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The numbers of verdicts, to be found by a header that they explain, or by who sent it.
final class VerdictsByHeader {

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

    private final Map<Header, Integer> byHeader = new HashMap<>();

    /// Packets about which another verdict was made than about the first with the same header.
    private final Map<Kind, Integer> byKind = new HashMap<>();

    private final Map<Host, Integer> byHost = new HashMap<>();

    /// Where packets are a sample, those that are not in it are taken for the sender's others.
    private final Map<End, Integer> bySender = new HashMap<>();

    /// And where nothing is known of the sender, for more of the flood to their target.
    private final Map<End, Integer> byFloodedTarget = new HashMap<>();

    /// @param number of the verdict
    void add(int number, Cause cause, List<ZeroPacket> packets) {
        for (ZeroPacket packet : packets) {
            addHeader(packet, number);
            bySender.putIfAbsent(End.sender(packet.scope(), packet.tuple()), number);
            if (cause == Cause.FLOOD) {
                byFloodedTarget.putIfAbsent(End.target(packet.scope(), packet.tuple()), number);
            }
            byHost.putIfAbsent(new Host(packet.scope(), packet.tuple().source()), number);
        }
    }

    private void addHeader(ZeroPacket packet, int number) {
        Header header = new Header(packet.scope(), packet.tuple());
        Integer first = byHeader.putIfAbsent(header, number);
        if (first != null && first != number) {
            byKind.putIfAbsent(new Kind(header, packet.transport().kind()), number);
        }
    }

    /// The verdict about this very header.
    Optional<Integer> exactly(Scope scope, FiveTuple tuple) {
        return Optional.ofNullable(byHeader.get(new Header(scope, tuple)));
    }

    /// The first verdict about packets that a host is said to have sent.
    Optional<Integer> ofHost(Address host, Scope scope) {
        return Optional.ofNullable(byHost.get(new Host(scope, host)));
    }

    /// The verdict about this header, about others of its sender, or about the flood to its target.
    Optional<Integer> nearest(Scope scope, FiveTuple tuple) {
        return exactly(scope, tuple)
                .or(() -> Optional.ofNullable(bySender.get(End.sender(scope, tuple))))
                .or(() -> Optional.ofNullable(byFloodedTarget.get(End.target(scope, tuple))));
    }

    /// The same for one of several kinds with this header.
    Optional<Integer> nearest(Scope scope, FiveTuple tuple, int kind) {
        Integer number = byKind.get(new Kind(new Header(scope, tuple), kind));
        return number == null ? nearest(scope, tuple) : Optional.of(number);
    }
}
