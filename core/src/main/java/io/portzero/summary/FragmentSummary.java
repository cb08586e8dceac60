package io.portzero.summary;

import io.portzero.internal.Order;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins later fragments with the first fragment that has their ports (same addresses,
/// identification and protocol: RFC 791 §3.2, RFC 8200 §4.5), to say what they are fragments of.
///
/// A uniform sample of the fragmented packets is kept when there are very many; since first and
/// later fragments share their key, a packet is kept or dropped with all its fragments, whatever
/// the order in which they are seen.
public final class FragmentSummary {

    private static final int CAPACITY = 16_384;
    private static final int LATER = 0;
    private static final int PORTS = 1;
    private static final int PROTOCOL = 2;

    /// Marks a packet whose first fragment was seen: bits 32 and up of the ports column.
    private static final long SEEN = 1L << 32;

    private final KeySample sample =
            new KeySample(CAPACITY, Column.SUM, Column.MAXIMUM, Column.KEEP);

    /// Counts a fragment; the view has its IP details.
    void count(PacketView view) {
        long addresses =
                Hash.ofPairs(
                        view.sourceHigh(),
                        view.sourceLow(),
                        view.destinationHigh(),
                        view.destinationLow());
        int slot = sample.slot(Hash.of(addresses, view.identification(), view.protocol()));
        if (slot < 0) {
            return;
        }
        sample.add(slot, PROTOCOL, view.protocol());
        if (view.reading() == Reading.NON_FIRST_FRAGMENT) {
            sample.add(slot, LATER, 1);
        } else if (view.reading() == Reading.OBSERVED) {
            long ports = (long) view.sourcePort() << 16 | view.destinationPort();
            sample.add(slot, PORTS, SEEN | ports);
        }
    }

    void merge(FragmentSummary other) {
        sample.merge(other.sample);
    }

    /// Whether all fragmented packets were kept, so that the counts below are exact.
    public boolean exact() {
        return sample.exact();
    }

    /// Later fragments by what their first fragment was, most first.
    public List<Origin> origins() {
        Map<Origin, Long> counts = new HashMap<>();
        sample.forEach((hash, slot) -> {
            long later = sample.value(slot, LATER);
            if (later > 0) {
                Origin origin =
                        origin(sample.value(slot, PORTS), (int) sample.value(slot, PROTOCOL));
                counts.merge(origin, later, Long::sum);
            }
        });
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().with(entry.getValue()))
                .sorted(
                        Order.comparingLong(Origin::laterFragments)
                                .reversed()
                                .thenComparingInt(Origin::protocol)
                                .thenComparingInt(Origin::servicePort))
                .toList();
    }

    private static Origin origin(long ports, int protocol) {
        if (ports < SEEN) {
            boolean portless = !Protocol.hasPorts(protocol);
            return new Origin(protocol, -1, false, portless, 0);
        }
        int source = (int) (ports >>> 16) & 0xFFFF;
        int destination = (int) ports & 0xFFFF;
        boolean fromService = source < destination;
        return new Origin(protocol, Math.min(source, destination), fromService, false, 0);
    }

    /// Later fragments of packets of one kind.
    ///
    /// @param protocol the IP protocol
    /// @param servicePort the smaller port of the first fragment, -1 where no first fragment was
    ///   seen
    /// @param fromService whether it was the source port: an answer rather than a request
    /// @param portless whether the protocol has no ports anyway
    /// @param laterFragments how many
    public record Origin(
            int protocol,
            int servicePort,
            boolean fromService,
            boolean portless,
            long laterFragments) {

        /// Whether the first fragment, which has the ports, was in the data.
        public boolean firstSeen() {
            return servicePort >= 0;
        }

        private Origin with(long count) {
            return new Origin(protocol, servicePort, fromService, portless, count);
        }

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Origin that
                    && protocol == that.protocol
                    && servicePort == that.servicePort
                    && fromService == that.fromService
                    && portless == that.portless
                    && laterFragments == that.laterFragments;
        }

        @Override
        public int hashCode() {
            int hash = protocol;
            hash = 31 * hash + servicePort;
            hash = 31 * hash + Boolean.hashCode(fromService);
            hash = 31 * hash + Boolean.hashCode(portless);
            hash = 31 * hash + Long.hashCode(laterFragments);
            return hash;
        }
    }
}
