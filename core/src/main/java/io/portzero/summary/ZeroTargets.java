package io.portzero.summary;

import io.portzero.internal.Order;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which hosts a source of zeros reached: the distinct pairs of source and destination, all of them
/// while there are few, a uniform sample of the pairs when there are very many.
///
/// TCP answers (SYN+ACK and RST) are no attempts to reach anybody and are told apart, so that a
/// victim of forged packets does not look like a scanner.
public final class ZeroTargets {

    private static final int CAPACITY = 65_536;
    private static final int SOURCE_HIGH = 0;
    private static final int SOURCE_LOW = 1;
    private static final int DESTINATION_HIGH = 2;
    private static final int DESTINATION_LOW = 3;
    private static final int ATTEMPTS = 4;
    private static final int FIRST = 5;
    private static final int LAST = 6;

    private final KeySample pairs =
            new KeySample(
                    CAPACITY,
                    Column.KEEP,
                    Column.KEEP,
                    Column.KEEP,
                    Column.KEEP,
                    Column.SUM,
                    Column.MINIMUM,
                    Column.MAXIMUM);

    void count(PacketView view, long nanos) {
        int slot =
                pairs.slot(
                        Hash.ofPairs(
                                view.sourceHigh(),
                                view.sourceLow(),
                                view.destinationHigh(),
                                view.destinationLow()));
        if (slot < 0) {
            return;
        }
        pairs.add(slot, SOURCE_HIGH, view.sourceHigh());
        pairs.add(slot, SOURCE_LOW, view.sourceLow());
        pairs.add(slot, DESTINATION_HIGH, view.destinationHigh());
        pairs.add(slot, DESTINATION_LOW, view.destinationLow());
        if (isAttempt(view)) {
            pairs.add(slot, ATTEMPTS, 1);
            if (nanos != Time.NONE) {
                pairs.add(slot, FIRST, nanos);
                pairs.add(slot, LAST, nanos);
            }
        }
    }

    private static boolean isAttempt(PacketView view) {
        if (view.protocol() != Protocol.TCP || view.tcpFlags() < 0) {
            return true;
        }
        return switch (FlagClass.of(view.tcpFlags())) {
            case SYN_ACK, RST, RST_ACK -> false;
            case SYN, ACK, FIN, NULL, OTHER -> true;
        };
    }

    /// Adds what `other` counted in other packets.
    public void merge(ZeroTargets other) {
        pairs.merge(other.pairs);
    }

    /// Whether every pair was kept. If not, targets and packets of a source are estimates, and
    /// sources of few targets may be missing.
    public boolean exact() {
        return pairs.exact();
    }

    /// Distinct hosts that were reached, answers left out; in a sample at least so many.
    public long destinations() {
        Set<Address> reached = new HashSet<>();
        pairs.forEach((hash, slot) -> {
            if (pairs.value(slot, ATTEMPTS) > 0) {
                reached.add(destination(slot));
            }
        });
        return reached.size();
    }

    /// The sources, most targets first, then most packets, then by address. Those that only
    /// answered are left out.
    public List<Reach> sources() {
        return sources(destination -> true);
    }

    /// As [#sources()], of destinations that pass a test alone, such as those in a telescope.
    public List<Reach> sources(Predicate<Address> wanted) {
        Map<Address, Reach> sources = new HashMap<>();
        pairs.forEach((hash, slot) -> {
            if (pairs.value(slot, ATTEMPTS) > 0 && wanted.test(destination(slot))) {
                Reach reach = reach(slot);
                sources.merge(reach.source(), reach, Reach::and);
            }
        });
        double scale = exact() ? 1 : pairs.distinct() / pairs.size();
        List<Reach> all = new ArrayList<>();
        sources.values().forEach(reach -> all.add(reach.times(scale)));
        all.sort(Reach.MOST_TARGETS_FIRST);
        return all;
    }

    private Reach reach(int slot) {
        Address source = new Address(pairs.value(slot, SOURCE_HIGH), pairs.value(slot, SOURCE_LOW));
        return new Reach(
                source,
                1,
                pairs.value(slot, ATTEMPTS),
                pairs.value(slot, FIRST),
                pairs.value(slot, LAST));
    }

    private Address destination(int slot) {
        return new Address(pairs.value(slot, DESTINATION_HIGH), pairs.value(slot, DESTINATION_LOW));
    }

    /// What a source reached.
    ///
    /// @param source who
    /// @param targets distinct destinations
    /// @param packets packets with a zero that it sent them, answers left out
    /// @param firstNanos the first of them; `Long.MAX_VALUE` without times
    /// @param lastNanos the last of them; [Time#NONE] without times
    public record Reach(
            Address source, long targets, long packets, long firstNanos, long lastNanos) {

        private static final Comparator<Reach> MOST_TARGETS_FIRST =
                Order.comparingLong(Reach::targets)
                        .reversed()
                        .thenComparing(Order.comparingLong(Reach::packets).reversed())
                        .thenComparing(reach -> reach.source().high(), Long::compareUnsigned)
                        .thenComparing(reach -> reach.source().low(), Long::compareUnsigned);

        /// Whether its packets have times.
        public boolean timed() {
            return firstNanos <= lastNanos;
        }

        private Reach and(Reach other) {
            return new Reach(
                    source,
                    targets + other.targets,
                    packets + other.packets,
                    Math.min(firstNanos, other.firstNanos),
                    Math.max(lastNanos, other.lastNanos));
        }

        private Reach times(double scale) {
            return new Reach(
                    source,
                    Math.round(targets * scale),
                    Math.round(packets * scale),
                    firstNanos,
                    lastNanos);
        }
    }
}
