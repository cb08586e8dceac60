package io.portzero.verdict.decide;

import io.portzero.internal.Order;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How fast the packets of flow records came: each record's are taken to be evenly spread between
/// its first and its last, and scaled up by the exporter's sampling.
final class FlowRate {

    private static final double NANOS = 1e9;
    private static final double SHORTEST = 0.1;

    private FlowRate() {}

    /// Packets per second in the busiest second, or over all where that is shorter; 0 without
    /// times.
    static double peak(List<ZeroPacket> records) {
        List<ZeroPacket> timed =
                records.stream()
                        .filter(ZeroPacket::timed)
                        .sorted(Order.comparingLong(ZeroPacket::nanos))
                        .toList();
        if (timed.isEmpty()) {
            return 0;
        }
        long first = timed.getFirst().nanos();
        long last = timed.stream().mapToLong(ZeroPacket::lastNanos).max().orElse(first);
        double span = Math.max(SHORTEST, (last - first) / NANOS);
        return span <= 1
                ? timed.stream().mapToLong(ZeroPacket::sent).sum() / span
                : highest(timed, 1_000_000_000L);
    }

    /// The most packets between two multiples of a width.
    static double highest(List<ZeroPacket> timed, long width) {
        Map<Long, Double> changes = new TreeMap<>();
        Map<Long, Double> inSlot = new TreeMap<>();
        for (ZeroPacket record : timed) {
            long from = Math.floorDiv(record.nanos(), width);
            long to = Math.floorDiv(record.lastNanos(), width);
            if (from == to) {
                inSlot.merge(from, (double) record.sent(), Double::sum);
            } else {
                double each = record.sent() / (double) (to - from + 1);
                changes.merge(from, each, Double::sum);
                changes.merge(to + 1, -each, Double::sum);
            }
        }
        // Between two changes the spread part is constant, so only their slots and those with
        // packets of their own can be highest.
        inSlot.keySet().forEach(slot -> changes.merge(slot, 0.0, Double::sum));
        double spread = 0;
        double best = 0;
        for (Map.Entry<Long, Double> change : changes.entrySet()) {
            spread += change.getValue();
            best = Math.max(best, spread + inSlot.getOrDefault(change.getKey(), 0.0));
        }
        return best;
    }
}
