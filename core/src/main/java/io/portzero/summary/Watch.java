package io.portzero.summary;

import io.portzero.packet.Address;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The hosts whose other traffic a second look collects: those with most zeros, at most
/// [#MOST_HOSTS]; and the packets with a zero that may appear again with another port.
///
/// Immutable, and shared by all workers.
public final class Watch {

    /// Hosts watched at most.
    public static final int MOST_HOSTS = 2_048;

    private static final int FILTER_BITS = 1 << 18;
    private static final int FILTER_SHIFT = 64 - 18;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /// Where a packet with a zero was seen: what is different in its twin.
    record Original(Address address, int hopLimit) {}

    private final List<Address> hosts;
    private final Map<Address, Integer> index = new HashMap<>();
    private final long[] filter = new long[FILTER_BITS / 64];
    private final Map<Long, Original> originals = new HashMap<>();

    /// @param packets the packets with zeros that were kept
    public Watch(List<ZeroPacket> packets) {
        hosts = busiest(packets);
        for (Address host : hosts) {
            index.put(host, index.size());
            int bit = bit(host.low());
            filter[bit >>> 6] |= 1L << bit;
        }
        for (ZeroPacket packet : packets) {
            if (packet.scope() == Scope.OUTER && packet.twinKey() != TwinKeys.NONE) {
                boolean source = packet.side() == ZeroSide.SOURCE;
                Address rewritten = source ? packet.tuple().source() : packet.tuple().destination();
                originals.putIfAbsent(
                        packet.twinKey(), new Original(rewritten, packet.ip().hopLimit()));
            }
        }
    }

    private static List<Address> busiest(List<ZeroPacket> packets) {
        Map<Address, Long> counts = new HashMap<>();
        for (ZeroPacket packet : packets) {
            counts.merge(packet.tuple().source(), packet.packets(), Long::sum);
            counts.merge(packet.tuple().destination(), packet.packets(), Long::sum);
        }
        List<Map.Entry<Address, Long>> ranked = new ArrayList<>(counts.entrySet());
        ranked.sort(
                Map.Entry.<Address, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
        return ranked.stream().limit(MOST_HOSTS).map(Map.Entry::getKey).toList();
    }

    private static int bit(long low) {
        return (int) (low * SPREAD >>> FILTER_SHIFT);
    }

    /// Whether a host with this low half of its address may be watched; false means certainly not.
    public boolean mayHold(long low) {
        int bit = bit(low);
        return (filter[bit >>> 6] & 1L << bit) != 0;
    }

    /// The number of a watched host; -1 for another.
    int indexOf(long high, long low) {
        return mayHold(low) ? index.getOrDefault(new Address(high, low), -1) : -1;
    }

    /// The packet with a zero that a key belongs to, or null.
    @org.jspecify.annotations.Nullable
    Original original(long twinKey) {
        return originals.get(twinKey);
    }

    /// The watched hosts.
    public List<Address> hosts() {
        return hosts;
    }
}
