package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Floods that are spread over the hosts of a network ("carpet bombing"), so that no host gets
/// enough to be the only target. Each source was seen at one host, as forged ones are; and each
/// host gets packets of several sources within a minute, which those who divide a scan avoid.
final class FloodedNetworks {

    private static final int LEAST_SOURCES = FloodRule.LEAST_PACKETS;
    private static final double SELDOM_AGAIN = 2;
    private static final double MOST = 0.8;

    private static final double SOURCES_OF_EACH_HOST = 1.5;
    private static final double A_MINUTE_AT_EACH_HOST = 10;

    // What is routed, or assigned to a site, by itself: RFC 4291 §2.5.4 for IPv6.
    private static final int IPV4_HOST_BITS = 8;

    private record Key(Scope scope, PortProtocol protocol, ZeroSide side, Address net, int port) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && scope == that.scope
                    && protocol == that.protocol
                    && side == that.side
                    && port == that.port
                    && net.equals(that.net);
        }

        @Override
        public int hashCode() {
            int hash = scope.hashCode();
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + side.hashCode();
            hash = 31 * hash + net.hashCode();
            hash = 31 * hash + port;
            return hash;
        }
    }

    private FloodedNetworks() {}

    /// The packets of each such flood.
    ///
    /// @param requests in the order of their times
    static List<List<ZeroPacket>> of(List<ZeroPacket> requests) {
        Map<Key, List<ZeroPacket>> byNetwork = new LinkedHashMap<>();
        Map<Address, Set<Address>> reached = new HashMap<>();
        for (ZeroPacket packet : requests) {
            if (packet.scope() != Scope.QUOTED && !packet.fromFlow()) {
                byNetwork.computeIfAbsent(key(packet), _ -> new ArrayList<>()).add(packet);
                reached.computeIfAbsent(packet.tuple().source(), _ -> new HashSet<>(2))
                        .add(packet.tuple().destination());
            }
        }
        List<List<ZeroPacket>> floods = new ArrayList<>();
        for (List<ZeroPacket> together : byNetwork.values()) {
            for (List<ZeroPacket> wave : Waves.of(together)) {
                if (wave.size() >= LEAST_SOURCES && isFlood(wave, reached)) {
                    floods.add(wave);
                }
            }
        }
        return floods;
    }

    private static Key key(ZeroPacket packet) {
        return new Key(
                packet.scope(),
                packet.tuple().protocol(),
                packet.side(),
                network(packet.tuple().destination()),
                packet.side() == ZeroSide.SOURCE ? packet.tuple().destinationPort() : 0);
    }

    /// The network of a host, in the notation of a prefix.
    static String name(Address host) {
        return network(host) + (host.isIpv4() ? "/24" : "/64");
    }

    private static Address network(Address host) {
        return host.isIpv4()
                ? new Address(host.high(), host.low() >>> IPV4_HOST_BITS << IPV4_HOST_BITS)
                : new Address(host.high(), 0);
    }

    private static boolean isFlood(List<ZeroPacket> packets, Map<Address, Set<Address>> reached) {
        Set<Address> sources = new HashSet<>();
        Set<Address> hosts = new HashSet<>();
        long count = 0;
        for (ZeroPacket packet : packets) {
            sources.add(packet.tuple().source());
            hosts.add(packet.tuple().destination());
            count += packet.packets();
        }
        long atOne = sources.stream().filter(each -> atOneHost(each, reached)).count();
        double minutes = Math.max(1, seconds(packets)) / 60;
        return hosts.size() > 1
                && sources.size() >= LEAST_SOURCES
                && count <= SELDOM_AGAIN * sources.size()
                && atOne >= MOST * sources.size()
                && atOne >= SOURCES_OF_EACH_HOST * hosts.size()
                && count >= A_MINUTE_AT_EACH_HOST * minutes * hosts.size();
    }

    private static boolean atOneHost(Address source, Map<Address, Set<Address>> reached) {
        return reached.getOrDefault(source, Set.of()).size() == 1;
    }

    private static double seconds(List<ZeroPacket> packets) {
        ZeroPacket first = packets.getFirst();
        return first.timed() ? (packets.getLast().nanos() - first.nanos()) / 1e9 : 0;
    }
}
