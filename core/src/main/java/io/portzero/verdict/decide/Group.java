package io.portzero.verdict.decide;

import io.portzero.internal.Order;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Packets that are judged together, and what they have in common.
final class Group {

    /// Why these packets are together.
    enum Basis {
        /// One source sent them.
        SOURCE,
        /// Several sources sent them that belong together.
        CAMPAIGN,
        /// Many sources sent them to one target: a host, or a network.
        TARGET,
        /// One host answered what nobody here had asked.
        VICTIM,
        /// What is behind their ports is random.
        RANDOM,
        /// They are the sessions of one host's port 0.
        SESSION
    }

    private static final double NANOS = 1e9;

    /// Fewer payloads do not show whether each differs from the others.
    private static final int LEAST_PAYLOADS = 5;

    private static final Comparator<Map.Entry<Address, Long>> BY_PACKETS =
            Order.comparing(Map.Entry<Address, Long>::getValue)
                    .thenComparing(Map.Entry::getKey, Comparator.reverseOrder());

    private final Basis basis;
    private final Scope scope;
    private final PortProtocol protocol;
    private final ZeroSide side;
    private final List<ZeroPacket> packets;
    private final List<Dialogue> dialogues;
    private final double scale;
    private final long unscaled;
    private final long count;
    private final long sent;
    private final Address busiestSource;
    private final Map<Address, Long> sources;
    private final Map<Address, Long> destinations;
    private final Set<Target> targets;
    private final long firstNanos;
    private final long lastNanos;

    /// A host and one of its ports.
    record Target(Address address, int port) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Target that
                    && port == that.port
                    && address.equals(that.address);
        }

        @Override
        public int hashCode() {
            return 31 * address.hashCode() + port;
        }
    }

    /// @param side the side of the zero, seen from whoever began
    /// @param packets in the order of their times, at least one
    /// @param dialogues the dialogues that they belong to, as far as known
    /// @param scale how many packets each stands for
    Group(
            Basis basis,
            Scope scope,
            PortProtocol protocol,
            ZeroSide side,
            List<ZeroPacket> packets,
            List<Dialogue> dialogues,
            double scale) {
        this.basis = basis;
        this.scope = scope;
        this.protocol = protocol;
        this.side = side;
        this.packets = List.copyOf(packets);
        this.dialogues = List.copyOf(dialogues);
        this.scale = scale;
        unscaled = scaledCount(packets, ZeroPacket::packets, 1);
        count = scaledCount(packets, ZeroPacket::packets, scale);
        sent = scaledCount(packets, ZeroPacket::sent, scale);
        sources = count(packets, packet -> packet.tuple().source());
        destinations = count(packets, packet -> packet.tuple().destination());
        busiestSource = busiest(sources);
        targets = targets(basis, packets, dialogues);
        firstNanos = firstNanos(packets);
        lastNanos = lastNanos(packets);
    }

    private static long firstNanos(List<ZeroPacket> packets) {
        long first = Long.MAX_VALUE;
        for (ZeroPacket packet : packets) {
            first = packet.timed() ? Math.min(first, packet.nanos()) : first;
        }
        return first == Long.MAX_VALUE ? Time.NONE : first;
    }

    private static long lastNanos(List<ZeroPacket> packets) {
        long last = Time.NONE;
        for (ZeroPacket packet : packets) {
            last = Math.max(last, packet.lastNanos());
        }
        return last;
    }

    /// In a session the client is nobody's target.
    private static Set<Target> targets(
            Basis basis, List<ZeroPacket> packets, List<Dialogue> dialogues) {
        if (packets.size() == 1 && basis != Basis.SESSION) {
            return Set.of(target(packets.getFirst().tuple()));
        }
        Set<Target> targets = new HashSet<>();
        if (basis == Basis.SESSION) {
            dialogues.forEach(dialogue -> targets.add(target(dialogue.request())));
        } else {
            packets.forEach(packet -> targets.add(target(packet.tuple())));
        }
        return targets;
    }

    private static long scaledCount(
            List<ZeroPacket> packets, ToLongFunction<ZeroPacket> amount, double scale) {
        long sum = 0;
        for (ZeroPacket packet : packets) {
            sum += amount.applyAsLong(packet);
        }
        return Math.round(sum * scale);
    }

    private static Target target(FiveTuple tuple) {
        return new Target(tuple.destination(), tuple.destinationPort());
    }

    private static Map<Address, Long> count(
            List<ZeroPacket> packets, Function<ZeroPacket, Address> key) {
        if (packets.size() == 1) {
            return Map.of(key.apply(packets.getFirst()), packets.getFirst().packets());
        }
        Map<Address, Long> counts = new HashMap<>();
        for (ZeroPacket packet : packets) {
            counts.merge(key.apply(packet), packet.packets(), Long::sum);
        }
        return counts;
    }

    Basis basis() {
        return basis;
    }

    Scope scope() {
        return scope;
    }

    PortProtocol protocol() {
        return protocol;
    }

    ZeroSide side() {
        return side;
    }

    List<ZeroPacket> packets() {
        return packets;
    }

    List<Dialogue> dialogues() {
        return dialogues;
    }

    /// How many of the dialogues are as asked for.
    long dialogues(Predicate<Dialogue> wanted) {
        long count = 0;
        for (Dialogue dialogue : dialogues) {
            count += wanted.test(dialogue) ? 1 : 0;
        }
        return count;
    }

    /// Packets, scaled up where these are a sample of what was read: what rules weigh.
    long count() {
        return count;
    }

    /// Packets, scaled up by the sampling of exporters too: what is reported.
    long sent() {
        return sent;
    }

    /// Flow records, scaled up where these are a sample; empty where packets were seen.
    OptionalLong records() {
        return fromFlows()
                ? OptionalLong.of(scaledCount(packets, ZeroPacket::seen, scale))
                : OptionalLong.empty();
    }

    /// Whether flow records tell of these packets, which were not seen themselves.
    boolean fromFlows() {
        return packets.getFirst().fromFlow();
    }

    /// Whether each packet stands for itself.
    boolean exact() {
        return scale == 1 && sent == count;
    }

    /// Packets at hand, not scaled.
    long unscaledCount() {
        return unscaled;
    }

    /// The source with the most packets; of a tie the smallest address.
    Address busiestSource() {
        return busiestSource;
    }

    /// Packets of each source among those at hand, not scaled.
    Map<Address, Long> sources() {
        return sources;
    }

    /// Packets of each destination among those at hand, not scaled.
    Map<Address, Long> destinations() {
        return destinations;
    }

    /// Different pairs of destination host and port among those at hand.
    int targets() {
        return targets.size();
    }

    /// Different destination ports.
    int destinationPorts() {
        Set<Integer> ports = new HashSet<>();
        for (Target target : targets) {
            ports.add(target.port);
        }
        return ports.size();
    }

    /// The same, scaled up where the packets are a sample.
    double scaledTargets() {
        return isSingle(targets.size(), packets.size()) ? targets.size() * scale : targets.size();
    }

    long sourceCount() {
        return scaledHosts(sources.size(), packets.size(), scale);
    }

    long destinationCount() {
        return scaledHosts(destinations.size(), packets.size(), scale);
    }

    /// Where nearly every sampled packet shows another host, there are as many more as packets.
    static long scaledHosts(int hosts, int packets, double scale) {
        return isSingle(hosts, packets) ? Math.round(hosts * scale) : hosts;
    }

    private static boolean isSingle(int different, int packets) {
        return different > 0.9 * packets && packets > 100;
    }

    /// Packets sent for each at hand: more than 1 where these are a sample.
    double ratio() {
        return (double) sent / Math.max(1, unscaled);
    }

    /// The host with the most packets; of a tie the smallest address.
    static Address busiest(Map<Address, Long> hosts) {
        return Collections.max(hosts.entrySet(), BY_PACKETS).getKey();
    }

    /// Hosts with the most packets first.
    static List<Map.Entry<Address, Long>> ranked(Map<Address, Long> hosts) {
        List<Map.Entry<Address, Long>> ranked = new ArrayList<>(hosts.entrySet());
        ranked.sort(BY_PACKETS.reversed());
        return ranked;
    }

    boolean timed() {
        return packets.getLast().timed();
    }

    /// [Time#NONE] where no packet has a time.
    long firstNanos() {
        return firstNanos;
    }

    /// [Time#NONE] where no packet has a time.
    long lastNanos() {
        return lastNanos;
    }

    /// Seconds from the first packet to the last.
    double seconds() {
        return timed() ? (lastNanos() - firstNanos()) / NANOS : 0;
    }

    /// Packets per second in its busiest stretch of at least a second, or over all where it is
    /// shorter; 0 without times. Of flows the packets are taken to be evenly spread over each.
    double peakRate() {
        if (!timed()) {
            return 0;
        }
        if (fromFlows()) {
            return FlowRate.peak(packets) * scale;
        }
        List<ZeroPacket> timedPackets = packets.stream().filter(ZeroPacket::timed).toList();
        long best = 0;
        int from = 0;
        long within = 0;
        for (ZeroPacket packet : timedPackets) {
            within += packet.packets();
            while (packet.nanos() - timedPackets.get(from).nanos() >= 1_000_000_000L) {
                within -= timedPackets.get(from).packets();
                from++;
            }
            best = Math.max(best, within);
        }
        return best * scale / Math.min(1, Math.max(0.1, seconds()));
    }

    /// The share of packets that fulfil a condition, 0 to 1.
    double share(Predicate<ZeroPacket> condition) {
        long all = 0;
        long fulfil = 0;
        for (ZeroPacket packet : packets) {
            all += packet.packets();
            fulfil += condition.test(packet) ? packet.packets() : 0;
        }
        return (double) fulfil / all;
    }

    /// Different values of a property.
    <T> Set<T> distinct(Function<ZeroPacket, T> property) {
        Set<T> values = new HashSet<>();
        for (ZeroPacket packet : packets) {
            values.add(property.apply(packet));
        }
        return values;
    }

    /// Whether hardly any payload was sent twice, as where somebody has something to say.
    boolean payloadsDiffer() {
        return !fromFlows()
                && packets.size() >= LEAST_PAYLOADS
                && share(packet -> packet.payload().present()) > 0.5
                && 2 * distinct(packet -> packet.payload().hash()).size() > packets.size();
    }

    /// Dialogues of it in which the other side answered.
    long answered() {
        return dialogues(Dialogue::isAnswered);
    }

    /// A group of the same basis with the packets of this one and of others.
    static Group join(Basis basis, List<Group> groups) {
        List<ZeroPacket> packets = new ArrayList<>();
        List<Dialogue> dialogues = new ArrayList<>();
        for (Group group : groups) {
            packets.addAll(group.packets);
            dialogues.addAll(group.dialogues);
        }
        packets.sort(Order.comparingLong(ZeroPacket::nanos));
        Group first = groups.getFirst();
        return new Group(
                basis, first.scope, first.protocol, first.side, packets, dialogues, first.scale);
    }
}
