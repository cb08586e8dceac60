package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Takes out the TCP packets whose headers are random behind the ports: by source, where one sends
/// enough to tell; else by destination; else all of one side together.
final class RandomHeaders {

    private static final int LEAST_PACKETS = 5;
    private static final double LEAST_ODDS = 6;

    /// What a source sent at about the same time is random too where most of it certainly is.
    private static final double MOST = 0.7;

    private static final int LEAST_SOURCES_OF_AN_EVENT = 30;
    private static final int MANY_OF_ONE_SOURCE = 50;

    private final double scale;
    private final List<Group> groups = new ArrayList<>();
    private final Set<ZeroPacket> taken = new HashSet<>();

    RandomHeaders(List<ZeroPacket> packets, double scale) {
        this.scale = scale;
        List<ZeroPacket> headers =
                packets.stream()
                        .filter(packet -> packet.scope() == Scope.OUTER)
                        .filter(packet -> packet.tuple().protocol() == PortProtocol.TCP)
                        .toList();
        List<ZeroPacket> suspects =
                headers.stream().filter(each -> Randomness.logOddsOf(each) > 0).toList();
        if (suspects.size() < LEAST_PACKETS) {
            return;
        }
        takeBy(suspects, packet -> packet.tuple().source());
        takeBy(suspects, packet -> packet.tuple().destination());
        takeBy(suspects, ZeroPacket::side);
        takeRest(headers);
        regroup();
    }

    private <K extends Comparable<? super K>> void takeBy(
            List<ZeroPacket> suspects, Function<ZeroPacket, K> key) {
        Map<K, List<ZeroPacket>> byKey = new TreeMap<>();
        for (ZeroPacket packet : suspects) {
            if (!taken.contains(packet)) {
                byKey.computeIfAbsent(key.apply(packet), _ -> new ArrayList<>()).add(packet);
            }
        }
        for (List<ZeroPacket> together : byKey.values()) {
            Randomness randomness = Randomness.of(together);
            if (together.size() >= LEAST_PACKETS
                    && randomness.logOdds() >= LEAST_ODDS
                    && randomness.varies()) {
                taken.addAll(together);
            }
        }
    }

    /// A random header can look like a written one by chance.
    private void takeRest(List<ZeroPacket> headers) {
        Map<Address, List<ZeroPacket>> bySource = new TreeMap<>();
        for (ZeroPacket packet : headers) {
            bySource.computeIfAbsent(packet.tuple().source(), _ -> new ArrayList<>()).add(packet);
        }
        for (List<ZeroPacket> sent : bySource.values()) {
            List<ZeroPacket> random = sent.stream().filter(taken::contains).toList();
            List<ZeroPacket> near = Waves.near(sent, random);
            if (random.size() >= LEAST_PACKETS && random.size() >= MOST * near.size()) {
                taken.addAll(near);
            }
        }
    }

    /// One group for each source that sent several, one for all others of a side. So many sources
    /// as a flood has do not fail by themselves at the same time: what they share is one event.
    private void regroup() {
        Map<Address, List<ZeroPacket>> bySource = new TreeMap<>();
        for (ZeroPacket packet : taken) {
            bySource.computeIfAbsent(packet.tuple().source(), _ -> new ArrayList<>()).add(packet);
        }
        boolean oneEvent = bySource.size() >= LEAST_SOURCES_OF_AN_EVENT;
        Map<ZeroSide, List<ZeroPacket>> others = new TreeMap<>();
        for (List<ZeroPacket> sent : bySource.values()) {
            boolean alone = sent.size() >= (oneEvent ? MANY_OF_ONE_SOURCE : LEAST_PACKETS);
            Map<ZeroSide, List<ZeroPacket>> bySide = new TreeMap<>();
            for (ZeroPacket packet : sent) {
                Map<ZeroSide, List<ZeroPacket>> sides = alone ? bySide : others;
                sides.computeIfAbsent(packet.side(), _ -> new ArrayList<>()).add(packet);
            }
            bySide.forEach(this::add);
        }
        others.forEach(this::add);
    }

    private void add(ZeroSide side, List<ZeroPacket> packets) {
        List<ZeroPacket> ordered = new ArrayList<>(packets);
        ordered.sort(ZeroPacket.BY_TIME);
        groups.add(
                new Group(
                        Group.Basis.RANDOM,
                        Scope.OUTER,
                        PortProtocol.TCP,
                        side,
                        ordered,
                        List.of(),
                        scale));
    }

    List<Group> groups() {
        return groups;
    }

    Set<ZeroPacket> taken() {
        return taken;
    }
}
