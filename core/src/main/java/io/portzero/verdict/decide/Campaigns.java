package io.portzero.verdict.decide;

import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Joins sources that belong together: the same fingerprint at the same time, and either targets
/// that complement each other (a scan divided among machines) or the very same packets (the decoys
/// of one prober).
final class Campaigns {

    private static final int LEAST_SOURCES = 3;
    private static final int LEAST_DECOYS = 2;
    private static final int MOST_DECOY_PORTS = 2;
    private static final long GAP_NANOS = 300_000_000_000L;

    private static final double LEAST_FROM_EACH = 2;
    private static final int DRAWN = -1;
    private static final double NEARLY_ALL = 0.9;

    private static final double COMPLEMENTARY = 0.7;
    private static final double SIMILAR = 4;

    /// What sources of one campaign have in common.
    private record Fingerprint(
            Scope scope,
            PortProtocol protocol,
            ZeroSide side,
            int kind,
            int window,
            long options,
            int maximumSegmentSize,
            boolean doNotFragment,
            int initialHopLimit,
            int payloadLength,
            int port) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Fingerprint that
                    && scope == that.scope
                    && protocol == that.protocol
                    && side == that.side
                    && kind == that.kind
                    && window == that.window
                    && options == that.options
                    && maximumSegmentSize == that.maximumSegmentSize
                    && doNotFragment == that.doNotFragment
                    && initialHopLimit == that.initialHopLimit
                    && payloadLength == that.payloadLength
                    && port == that.port;
        }

        @Override
        public int hashCode() {
            int hash = scope.hashCode();
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + side.hashCode();
            hash = 31 * hash + kind;
            hash = 31 * hash + window;
            hash = 31 * hash + Long.hashCode(options);
            hash = 31 * hash + maximumSegmentSize;
            hash = 31 * hash + Boolean.hashCode(doNotFragment);
            hash = 31 * hash + initialHopLimit;
            hash = 31 * hash + payloadLength;
            hash = 31 * hash + port;
            return hash;
        }
    }

    private final Surroundings surroundings;

    Campaigns(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The groups, with those joined that belong together.
    List<Group> join(List<Group> groups) {
        List<Group> joined = new ArrayList<>();
        Map<Fingerprint, List<Group>> alike = new LinkedHashMap<>();
        for (Group group : groups) {
            if (group.basis() == Group.Basis.SOURCE) {
                alike.computeIfAbsent(fingerprint(group), _ -> new ArrayList<>()).add(group);
            } else {
                joined.add(group);
            }
        }
        alike.values().forEach(each -> joined.addAll(joinAlike(each)));
        return joined;
    }

    private static Fingerprint fingerprint(Group group) {
        ZeroPacket packet = group.packets().getFirst();
        TransportFields transport = packet.transport();
        boolean fromZero = group.side() == ZeroSide.SOURCE;
        return new Fingerprint(
                group.scope(),
                group.protocol(),
                group.side(),
                transport.kind(),
                window(group),
                transport.optionLayout(),
                transport.maximumSegmentSize(),
                packet.ip().doNotFragment(),
                packet.ip().initialHopLimit(),
                packet.payload().length(),
                fromZero ? packet.tuple().destinationPort() : 0);
    }

    /// The window of all its packets; a tool that draws one for each is known by that.
    private static int window(Group group) {
        Set<Integer> windows = group.distinct(packet -> packet.transport().window());
        return windows.size() == 1 ? windows.iterator().next() : DRAWN;
    }

    private List<Group> joinAlike(List<Group> alike) {
        if (alike.size() < LEAST_DECOYS) {
            return alike;
        }
        List<Group> result = new ArrayList<>();
        for (List<Group> together : byTime(alike)) {
            if ((!together.getFirst().fromFlows() && isDivided(together)) || isDecoys(together)) {
                result.add(Group.join(Group.Basis.CAMPAIGN, together));
            } else {
                result.addAll(together);
            }
        }
        return result;
    }

    /// Divides groups into runs whose times overlap or follow each other soon.
    private static List<List<Group>> byTime(List<Group> groups) {
        List<Group> ordered = new ArrayList<>(groups);
        ordered.sort(Campaigns::firstFirst);
        List<List<Group>> runs = new ArrayList<>();
        long end = Time.NONE;
        for (Group group : ordered) {
            if (runs.isEmpty() || (group.timed() && group.firstNanos() - end > GAP_NANOS)) {
                runs.add(new ArrayList<>());
                end = Time.NONE;
            }
            runs.getLast().add(group);
            end = Math.max(end, group.lastNanos());
        }
        return runs;
    }

    private static int firstFirst(Group one, Group other) {
        int order = Long.compare(one.firstNanos(), other.firstNanos());
        return order != 0 ? order : one.busiestSource().compareTo(other.busiestSource());
    }

    private boolean isDivided(List<Group> groups) {
        Set<Address> union = new HashSet<>();
        long sum = 0;
        List<Integer> reached = new ArrayList<>();
        for (Group group : groups) {
            int hosts = group.destinations().size();
            union.addAll(group.destinations().keySet());
            sum += hosts;
            reached.add(hosts);
        }
        reached.sort(Integer::compare);
        return groups.size() >= LEAST_SOURCES
                && (onSchedule(groups) || forNothingElse(groups))
                && union.size() >= ScanRule.LEAST_TARGETS
                && union.size() >= COMPLEMENTARY * sum
                && reached.getLast() <= SIMILAR * reached.get(reached.size() / 2)
                && !isOfASystem(groups.getFirst());
    }

    /// Of sources that were seen once, nobody can say that they share a schedule.
    private static boolean onSchedule(List<Group> groups) {
        long packets = 0;
        for (Group group : groups) {
            packets += group.packets().size();
        }
        return packets >= LEAST_FROM_EACH * groups.size();
    }

    /// Whether the sources do nothing besides, as far as that is known. Scanners of all ports touch
    /// port 0 once in a while without knowing of each other.
    private boolean forNothingElse(List<Group> groups) {
        int known = 0;
        int alone = 0;
        for (Group group : groups) {
            Optional<Conduct> conduct = surroundings.conduct(group.busiestSource());
            if (conduct.isPresent()) {
                known++;
                alone += conduct.get().zeros() == conduct.get().sent() ? 1 : 0;
            }
        }
        return known >= LEAST_SOURCES && alone >= NEARLY_ALL * known;
    }

    /// Ordinary clients look alike without belonging together.
    private static boolean isOfASystem(Group group) {
        return group.packets().getFirst().transport().hasOptionsOfASystem();
    }

    /// nmap sends the same probe, with the same source port, in the name of each decoy.
    private static boolean isDecoys(List<Group> groups) {
        Set<Address> target = groups.getFirst().destinations().keySet();
        Set<Integer> ports = new HashSet<>();
        for (Group group : groups) {
            group.packets().forEach(packet -> ports.add(packet.tuple().sourcePort()));
            boolean alike = group.destinations().keySet().equals(target);
            if (!alike || ports.size() > MOST_DECOY_PORTS || ports.contains(0)) {
                return false;
            }
        }
        long packets = groups.stream().mapToLong(Group::count).sum();
        return packets > ports.size() && groups.getFirst().protocol() == PortProtocol.TCP;
    }
}
