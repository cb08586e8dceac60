package io.portzero.summary.flow;

import io.portzero.flow.AmplifierPort;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.PlainFlow;
import io.portzero.internal.Time;
import io.portzero.packet.Protocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.sketch.Hash;
import io.portzero.verdict.observation.FiveTuple;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records with no port but 0 that say nothing more about themselves, and beside them the flows of
/// the same hosts from services whose long answers come in fragments.
///
/// Where there are too many pairs of hosts, a sample is kept by the hash of the pair: of the other
/// pairs no companion is known. Which pairs are kept depends neither on the order of the records
/// nor on how they are divided.
final class OpenZeros {

    private static final int MOST = 1 << 16;

    /// Two flows are of the same time if not more than this lies between them: exporters cut long
    /// flows, and the clocks of their caches differ by their timeouts.
    private static final long SAME_TIME_NANOS = 60_000_000_000L;

    /// A link need not carry more, so what is shorter is hardly ever divided (RFC 791 §3.2).
    private static final int SHORTEST_FIRST_FRAGMENT = 576;

    /// An IPv4 header and one of UDP.
    private static final int SHORTEST_DATAGRAM = 28;

    /// A pair of hosts in one direction.
    record Pair(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow) {

        private static final Pair UNKNOWN = new Pair(0, 0, 0, 0);

        static Pair of(FlowRecord record) {
            return new Pair(
                    record.sourceHigh(),
                    record.sourceLow(),
                    record.destinationHigh(),
                    record.destinationLow());
        }

        static Pair of(FiveTuple tuple) {
            return new Pair(
                    tuple.source().high(),
                    tuple.source().low(),
                    tuple.destination().high(),
                    tuple.destination().low());
        }

        long hash() {
            return Hash.of(
                    Hash.of(sourceHigh, sourceLow), Hash.of(destinationHigh, destinationLow));
        }

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that
                    && sourceHigh == that.sourceHigh
                    && sourceLow == that.sourceLow
                    && destinationHigh == that.destinationHigh
                    && destinationLow == that.destinationLow;
        }

        @Override
        public int hashCode() {
            int hash = Long.hashCode(sourceHigh);
            hash = 31 * hash + Long.hashCode(sourceLow);
            hash = 31 * hash + Long.hashCode(destinationHigh);
            hash = 31 * hash + Long.hashCode(destinationLow);
            return hash;
        }
    }

    /// Zeros that are explained together.
    ///
    /// @param pair zeros where the hosts are not kept
    /// @param side which ports were exported, all as 0
    /// @param header whether the exporter saw a transport header
    /// @param size how large their packets are on average
    record Key(
            int input,
            ExporterProfile exporter,
            Pair pair,
            int protocol,
            ZeroSide side,
            HeaderSign header,
            PacketSize size) {

        Key withoutPair() {
            return new Key(input, exporter, Pair.UNKNOWN, protocol, side, header, size);
        }
    }

    private record Companion(Pair pair, int service) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Companion that
                    && service == that.service
                    && pair.equals(that.pair);
        }

        @Override
        public int hashCode() {
            return 31 * pair.hashCode() + service;
        }
    }

    /// How many records, and when.
    static final class Amount {
        long records;
        long packets;
        long bytes;
        long first = Long.MAX_VALUE;
        long last = Time.NONE;

        /// Why they are no ports, once that is decided; null where nothing says that.
        @Nullable FlowReason reason;

        void add(FlowRecord record) {
            records++;
            packets += record.has(FlowField.PACKETS) ? record.get(FlowField.PACKETS) : 0;
            bytes += record.has(FlowField.BYTES) ? record.get(FlowField.BYTES) : 0;
            if (record.has(FlowField.FIRST_NANOS)) {
                first = Math.min(first, record.get(FlowField.FIRST_NANOS));
                last = Math.max(last, record.get(FlowField.FIRST_NANOS));
            }
            if (record.has(FlowField.LAST_NANOS)) {
                first = Math.min(first, record.get(FlowField.LAST_NANOS));
                last = Math.max(last, record.get(FlowField.LAST_NANOS));
            }
        }

        void merge(Amount other) {
            records += other.records;
            packets += other.packets;
            bytes += other.bytes;
            first = Math.min(first, other.first);
            last = Math.max(last, other.last);
        }

        /// Whether one of the packets may be as long as a first fragment, if all others were as
        /// short as can be. Who does not count, or counts nothing, does not say.
        boolean mayHoldFirstFragment() {
            long most = bytes - (packets - 1) * SHORTEST_DATAGRAM;
            return packets == 0 || bytes == 0 || most >= SHORTEST_FIRST_FRAGMENT;
        }

        /// Records without times may be of any time.
        boolean meets(Amount other) {
            boolean timed = last != Time.NONE && other.last != Time.NONE;
            return !timed
                    || (first - SAME_TIME_NANOS <= other.last
                            && other.first - SAME_TIME_NANOS <= last);
        }
    }

    private final Map<Key, Amount> zeros = new HashMap<>();
    private final Map<Key, Amount> unpaired = new HashMap<>();
    private final Map<Companion, Amount> companions = new HashMap<>();
    private int shift;

    /// Takes in a record with no port but 0.
    void add(FlowRecord record, ExporterProfile exporter) {
        Key key = key(record, exporter);
        if (record.hasAddresses() && kept(key.pair())) {
            zeros.computeIfAbsent(key, _ -> new Amount()).add(record);
            bound();
        } else {
            unpaired.computeIfAbsent(key.withoutPair(), _ -> new Amount()).add(record);
        }
    }

    private static Key key(FlowRecord record, ExporterProfile exporter) {
        return new Key(
                record.input(),
                exporter,
                record.hasAddresses() ? Pair.of(record) : Pair.UNKNOWN,
                record.protocol(),
                side(record),
                HeaderSign.of(record),
                PacketSize.of(record));
    }

    private static ZeroSide side(FlowRecord record) {
        return !record.has(FlowField.SOURCE_PORT)
                ? ZeroSide.DESTINATION
                : record.has(FlowField.DESTINATION_PORT) ? ZeroSide.BOTH : ZeroSide.SOURCE;
    }

    /// What a record was added to; null for one that never was.
    @Nullable Amount amount(FlowRecord record, ExporterProfile exporter) {
        Key key = key(record, exporter);
        return record.hasAddresses() && kept(key.pair())
                ? zeros.get(key)
                : unpaired.get(key.withoutPair());
    }

    /// Takes in any other record: it may be the flow that the first fragments are in.
    void accompany(FlowRecord record) {
        int service =
                record.has(FlowField.SOURCE_PORT)
                        ? AmplifierPort.ordinalOf(record.get(FlowField.SOURCE_PORT))
                        : -1;
        // The port comes first: it is rarely one of these, whereas UDP and TCP take turns.
        if (service >= 0 && record.hasAddresses() && record.protocol() == Protocol.UDP) {
            Pair pair = Pair.of(record);
            if (kept(pair)) {
                companions
                        .computeIfAbsent(new Companion(pair, service), _ -> new Amount())
                        .add(record);
                bound();
            }
        }
    }

    /// Whether a record may be the flow that the first fragments are in.
    static boolean mayAccompany(PlainFlow flow) {
        return AmplifierPort.ordinalOf(flow.sourcePort()) >= 0 && flow.protocol() == Protocol.UDP;
    }

    private boolean kept(Pair pair) {
        return shift == 0 || pair.hash() >>> (64 - shift) == 0;
    }

    private void bound() {
        while (zeros.size() > MOST || companions.size() > MOST) {
            shift++;
            companions.keySet().removeIf(companion -> !kept(companion.pair()));
            Iterator<Map.Entry<Key, Amount>> each = zeros.entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<Key, Amount> entry = each.next();
                if (!kept(entry.getKey().pair())) {
                    unpaired.computeIfAbsent(entry.getKey().withoutPair(), _ -> new Amount())
                            .merge(entry.getValue());
                    each.remove();
                }
            }
        }
    }

    /// Whether companions were looked for among all pairs of hosts.
    boolean exact() {
        return shift == 0;
    }

    /// Zeros whose hosts are known.
    Map<Key, Amount> zeros() {
        return zeros;
    }

    /// Zeros of which no companion can be known.
    Map<Key, Amount> unpaired() {
        return unpaired;
    }

    /// The service that answered between the same hosts at the same time; of several, the one that
    /// sent most. All fragments of a datagram have its protocol (RFC 791 §3.2): none of another is
    /// a part of an answer over UDP.
    Optional<AmplifierPort> companion(Key key, Amount amount) {
        if (key.protocol() != Protocol.UDP) {
            return Optional.empty();
        }
        AmplifierPort best = null;
        long most = -1;
        for (AmplifierPort service : AmplifierPort.values()) {
            Amount found = companions.get(new Companion(key.pair(), service.ordinal()));
            if (found != null
                    && found.meets(amount)
                    && found.mayHoldFirstFragment()
                    && found.bytes > most) {
                best = service;
                most = found.bytes;
            }
        }
        return Optional.ofNullable(best);
    }
}
