package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    private FloodedNetworks() {}

    /// The packets of each such flood.
    ///
    /// @param requests in the order of their times
    static List<List<ZeroPacket>> of(List<ZeroPacket> requests) {
        Map<Grouping.Key, List<ZeroPacket>> byNetwork = new LinkedHashMap<>();
        for (ZeroPacket packet : requests) {
            if (packet.scope() != Scope.QUOTED && !packet.fromFlow()) {
                byNetwork.computeIfAbsent(key(packet), _ -> new ArrayList<>()).add(packet);
            }
        }
        Reached reached = new Reached(requests);
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

    private static Grouping.Key key(ZeroPacket packet) {
        return Grouping.targetKey(packet, network(packet.tuple().destination()));
    }

    /// The network of a host, in the notation of a prefix.
    static String name(Address host) {
        return network(host) + (host.isIpv4() ? "/24" : "/64");
    }

    /// The first address of the network of a host.
    static Address network(Address host) {
        return host.isIpv4()
                ? new Address(host.high(), host.low() >>> IPV4_HOST_BITS << IPV4_HOST_BITS)
                : new Address(host.high(), 0);
    }

    private static boolean isFlood(List<ZeroPacket> packets, Reached reached) {
        Set<Address> sources = new HashSet<>();
        Set<Address> hosts = new HashSet<>();
        long count = 0;
        for (ZeroPacket packet : packets) {
            sources.add(packet.tuple().source());
            hosts.add(packet.tuple().destination());
            count += packet.packets();
        }
        long atOne = reached.onlyOne(sources);
        double minutes = Math.max(1, seconds(packets)) / 60;
        return hosts.size() > 1
                && sources.size() >= LEAST_SOURCES
                && count <= SELDOM_AGAIN * sources.size()
                && atOne >= MOST * sources.size()
                && atOne >= SOURCES_OF_EACH_HOST * hosts.size()
                && count >= A_MINUTE_AT_EACH_HOST * minutes * hosts.size();
    }

    private static double seconds(List<ZeroPacket> packets) {
        ZeroPacket first = packets.getFirst();
        return first.timed() ? (packets.getLast().nanos() - first.nanos()) / 1e9 : 0;
    }
}
