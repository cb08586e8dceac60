package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Forms the groups that are judged, in a fixed order, each taking its packets: random headers,
/// sessions, many sources to one target, victims, then sources, then sources that belong together.
final class Grouping {

    /// Of the sources that reach a target, this share must reach no other.
    private static final double EXCLUSIVE = 0.8;

    private static final double FEW_FROM_EACH = 5;

    /// What packets have in common that are judged together.
    record Key(Scope scope, PortProtocol protocol, ZeroSide side, Address host, int port) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && scope == that.scope
                    && protocol == that.protocol
                    && side == that.side
                    && port == that.port
                    && host.equals(that.host);
        }

        @Override
        public int hashCode() {
            int hash = scope.hashCode();
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + side.hashCode();
            hash = 31 * hash + host.hashCode();
            hash = 31 * hash + port;
            return hash;
        }
    }

    private final double scale;
    private final Dialogues dialogues;
    private final Sorting sorting;
    private final List<Group> groups = new ArrayList<>();

    Grouping(Observations observations, Dialogues dialogues) {
        this.dialogues = dialogues;
        scale = observations.scale();
        RandomHeaders random = new RandomHeaders(observations.packets(), scale);
        groups.addAll(random.groups());
        List<ZeroPacket> written =
                takeRandomDatagrams(without(random.taken(), observations.packets()));
        sorting = new Sorting(written, dialogues);
        groupBy(Group.Basis.SESSION, sorting.sessions(), this::server);
        List<ZeroPacket> unasked = takeTargets(sorting.unasked());
        groupBy(Group.Basis.VICTIM, unasked, packet -> key(packet, Victims.victim(packet), 0));
        List<ZeroPacket> requests = takeNetworks(takeAllPorts(takeTargets(sorting.requests())));
        groupBy(Group.Basis.SOURCE, requests, packet -> key(packet, packet.tuple().source(), 0));
    }

    private List<ZeroPacket> takeRandomDatagrams(List<ZeroPacket> packets) {
        RandomDatagrams random = new RandomDatagrams(packets);
        for (List<ZeroPacket> sent : random.groups()) {
            Key key = key(sent.getFirst(), sent.getFirst().tuple().source(), 0);
            groups.add(group(Group.Basis.RANDOM, key, sent));
        }
        return without(random.taken(), packets);
    }

    /// What packets to one target have in common: those from port 0 go to one service of it.
    private static Key targetKey(ZeroPacket packet) {
        return targetKey(packet, packet.tuple().destination());
    }

    /// The same for another target than the host to which it goes.
    static Key targetKey(ZeroPacket packet, Address target) {
        int port = packet.side() == ZeroSide.SOURCE ? packet.tuple().destinationPort() : 0;
        return key(packet, target, port);
    }

    private static Key key(ZeroPacket packet, Address host, int port) {
        return new Key(packet.scope(), packet.tuple().protocol(), packet.side(), host, port);
    }

    /// The side is that of the whole session, seen from the client.
    private Key server(ZeroPacket packet) {
        Dialogue dialogue = dialogues.of(packet.scope(), packet.tuple()).orElseThrow();
        return new Key(
                packet.scope(),
                packet.tuple().protocol(),
                dialogue.side(),
                dialogue.request().destination(),
                0);
    }

    private void groupBy(
            Group.Basis basis, List<ZeroPacket> packets, Function<ZeroPacket, Key> key) {
        Map<Key, List<ZeroPacket>> byKey = new LinkedHashMap<>();
        for (ZeroPacket packet : packets) {
            byKey.computeIfAbsent(key.apply(packet), _ -> new ArrayList<>()).add(packet);
        }
        byKey.forEach((each, together) -> {
            List<List<ZeroPacket>> behaviours =
                    basis == Group.Basis.SOURCE ? Behaviours.of(together) : List.of(together);
            behaviours.forEach(alike -> groups.add(group(basis, each, alike)));
        });
    }

    private Group group(Group.Basis basis, Key key, List<ZeroPacket> packets) {
        boolean random = isRequest(basis) && FlowFlags.lookRandom(packets);
        return new Group(
                random && packets.getFirst().fromFlow() ? Group.Basis.RANDOM : basis,
                key.scope(),
                key.protocol(),
                key.side(),
                packets,
                dialoguesOf(packets),
                scale);
    }

    private List<Dialogue> dialoguesOf(List<ZeroPacket> packets) {
        if (packets.size() == 1) {
            ZeroPacket only = packets.getFirst();
            return dialogues.of(only.scope(), only.tuple()).map(List::of).orElse(List.of());
        }
        Set<Dialogue> found = new HashSet<>();
        for (ZeroPacket packet : packets) {
            Optional<Dialogue> dialogue = dialogues.of(packet.scope(), packet.tuple());
            if (dialogue.isPresent()) {
                found.add(dialogue.get());
            }
        }
        return List.copyOf(found);
    }

    private static boolean isRequest(Group.Basis basis) {
        return basis == Group.Basis.SOURCE || basis == Group.Basis.TARGET;
    }

    /// Takes out the packets from port 0 of many sources to one host, whichever its ports are, and
    /// returns the rest. Whoever floods a link or a host may draw the ports as well.
    private List<ZeroPacket> takeAllPorts(List<ZeroPacket> packets) {
        List<ZeroPacket> fromZero =
                packets.stream().filter(packet -> packet.side() == ZeroSide.SOURCE).toList();
        Set<ZeroPacket> taken =
                takenBy(packet -> key(packet, packet.tuple().destination(), 0), fromZero);
        return without(taken, packets);
    }

    /// Takes out the packets of many sources to one target, and returns the rest.
    private List<ZeroPacket> takeTargets(List<ZeroPacket> packets) {
        return without(takenBy(Grouping::targetKey, packets), packets);
    }

    /// Forms the groups of many sources to one target, and returns their packets.
    private Set<ZeroPacket> takenBy(Function<ZeroPacket, Key> target, List<ZeroPacket> packets) {
        Map<Key, List<ZeroPacket>> byTarget = new LinkedHashMap<>();
        for (ZeroPacket packet : packets) {
            if (packet.scope() != Scope.QUOTED) {
                byTarget.computeIfAbsent(target.apply(packet), _ -> new ArrayList<>()).add(packet);
            }
        }
        Reached reached = new Reached(packets);
        Set<ZeroPacket> taken = new HashSet<>();
        byTarget.forEach((key, together) -> {
            List<ZeroPacket> flood = ofMany(together, reached);
            if (!flood.isEmpty()) {
                groups.add(group(Group.Basis.TARGET, key, flood));
                taken.addAll(flood);
            }
        });
        return taken;
    }

    /// Takes out the packets of many sources to one network, and returns the rest.
    private List<ZeroPacket> takeNetworks(List<ZeroPacket> packets) {
        Set<ZeroPacket> taken = new HashSet<>();
        for (List<ZeroPacket> flood : FloodedNetworks.of(packets)) {
            ZeroPacket first = flood.getFirst();
            groups.add(
                    group(Group.Basis.TARGET, key(first, first.tuple().destination(), 0), flood));
            taken.addAll(flood);
        }
        return without(taken, packets);
    }

    private static List<ZeroPacket> without(Set<ZeroPacket> taken, List<ZeroPacket> packets) {
        return taken.isEmpty()
                ? packets
                : packets.stream().filter(packet -> !taken.contains(packet)).toList();
    }

    /// The packets of many sources; those few that came long before or after are somebody else's.
    private List<ZeroPacket> ofMany(List<ZeroPacket> packets, Reached reached) {
        if (!isTarget(packets, reached)) {
            return List.of();
        }
        List<ZeroPacket> flood = new ArrayList<>();
        for (List<ZeroPacket> wave : Waves.ofManySources(packets)) {
            long sources = wave.stream().map(each -> each.tuple().source()).distinct().count();
            if (sources >= FloodRule.MANY_SOURCES) {
                flood.addAll(wave);
            }
        }
        return isTarget(flood, reached) ? flood : packets;
    }

    private boolean isTarget(List<ZeroPacket> packets, Reached reached) {
        if (packets.size() < FloodRule.MANY_SOURCES) {
            return false;
        }
        Set<Address> sources = new HashSet<>();
        long count = 0;
        for (ZeroPacket packet : packets) {
            sources.add(packet.tuple().source());
            count += packet.packets();
        }
        long exclusive = reached.onlyOne(sources);
        return sources.size() >= FloodRule.MANY_SOURCES
                && count * scale >= FloodRule.leastOfMany(packets.getFirst().fromFlow())
                && count <= FEW_FROM_EACH * sources.size()
                && exclusive >= EXCLUSIVE * sources.size();
    }

    List<Group> groups() {
        return groups;
    }

    Sorting sorting() {
        return sorting;
    }
}
