package io.portzero.summary.conduct;

import io.portzero.internal.Order;
import io.portzero.packet.Address;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.sketch.BitFilter;
import io.portzero.summary.sketch.HostIndex;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The hosts whose other traffic a second look collects: those with most zeros, at most
/// [#MOST_HOSTS]; and the packets with a zero that may appear again with another port.
///
/// Immutable, and shared by all workers.
public final class Watch {

    /// Hosts watched at most.
    public static final int MOST_HOSTS = 2_048;

    private static final int SEQUENCE_BITS = 20;

    /// Where a packet with a zero was seen: what is different in its twin.
    record Original(Address address, int hopLimit) {}

    private final List<Address> hosts;
    private final int candidates;
    private final HostIndex index;
    private final BitFilter sequences = new BitFilter(SEQUENCE_BITS);
    private final BitFilter keys = new BitFilter(SEQUENCE_BITS);
    private final Map<Long, Original> originals = new HashMap<>();
    private final BitFilter connectionNumbers = new BitFilter(SEQUENCE_BITS);
    private final Set<Long> connections = new HashSet<>();

    /// Chooses the hosts.
    ///
    /// @param packets the packets with zeros that were kept
    public Watch(List<ZeroPacket> packets) {
        List<Address> ranked = ranked(packets);
        candidates = ranked.size();
        hosts = ranked.stream().limit(MOST_HOSTS).toList();
        index = new HostIndex(hosts);
        for (ZeroPacket packet : packets) {
            if (packet.scope() == Scope.OUTER && packet.twinKey() != TwinKeys.NONE) {
                addOriginal(packet);
            }
            if (packet.scope() == Scope.OUTER && packet.connectionKey() != TwinKeys.NONE) {
                connections.add(packet.connectionKey());
                connectionNumbers.add(numbers(packet.transport()));
            }
        }
    }

    private static long numbers(TransportFields fields) {
        return TwinKeys.connectionNumbers(
                fields.kind(), fields.sequence(), fields.acknowledgement());
    }

    private void addOriginal(ZeroPacket packet) {
        boolean source = packet.side() == ZeroSide.SOURCE;
        Address rewritten = source ? packet.tuple().source() : packet.tuple().destination();
        originals.putIfAbsent(packet.twinKey(), new Original(rewritten, packet.ip().hopLimit()));
        keys.add(packet.twinKey());
        sequences.add(packet.transport().sequence());
    }

    private static List<Address> ranked(List<ZeroPacket> packets) {
        Map<Address, Long> counts = new HashMap<>();
        for (ZeroPacket packet : packets) {
            counts.merge(packet.tuple().source(), packet.packets(), Long::sum);
            counts.merge(packet.tuple().destination(), packet.packets(), Long::sum);
        }
        List<Map.Entry<Address, Long>> ranked = new ArrayList<>(counts.entrySet());
        ranked.sort(
                Order.comparing(Map.Entry<Address, Long>::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey));
        return ranked.stream().map(Map.Entry::getKey).toList();
    }

    /// Whether a host with this low half of its address may be watched; false means certainly not.
    public boolean mayHold(long low) {
        return index.mayHold(low);
    }

    /// The number of a watched host; -1 for another.
    public int indexOf(long high, long low) {
        return index.of(high, low);
    }

    /// Whether a TCP packet with this sequence number may be a twin; false means certainly not.
    boolean mayBeTwin(long sequence) {
        return sequences.mayHold(sequence);
    }

    /// The packet with a zero that a key belongs to, or null.
    @Nullable Original original(long twinKey) {
        return keys.mayHold(twinKey) ? originals.get(twinKey) : null;
    }

    /// Whether these numbers may answer a packet with a zero; false means certainly not.
    boolean mayAnswer(long numbers) {
        return numbers != TwinKeys.NONE && connectionNumbers.mayHold(numbers);
    }

    /// Whether a packet with a zero belongs to the connection with this key.
    boolean holdsConnection(long key) {
        return connections.contains(key);
    }

    /// Hosts that have zeros but are not watched.
    public int left() {
        return candidates - hosts.size();
    }

    /// The watched hosts.
    public List<Address> hosts() {
        return hosts;
    }
}
