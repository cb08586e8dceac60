package io.portzero.summary.flow;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.conduct.TwinKeys;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import io.portzero.summary.sketch.PackedField;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.FlowExtent;
import io.portzero.verdict.observation.IpFields;
import io.portzero.verdict.observation.Payload;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.payload.PayloadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Flow records with a zero port. All of them while there are no more than [#CAPACITY] different
/// ones; beyond that a uniform sample, which depends neither on their order nor on how they are
/// divided.
///
/// A row is its own key, up to its exporter's number. What may be absent is stored with 1 added,
/// and 0 says that it is.
final class FlowRows {

    /// Records kept.
    static final int CAPACITY = 65_536;

    private static final int FIRST_TIME = 0;
    private static final int LAST_TIME = 1;
    private static final int SOURCE_HIGH = 2;
    private static final int SOURCE_LOW = 3;
    private static final int DESTINATION_HIGH = 4;
    private static final int DESTINATION_LOW = 5;
    private static final int HEADER = 6;
    private static final int PORTS = 7;
    private static final int PACKETS = 8;
    private static final int BYTES_PER_PACKET = 9;
    private static final int PAYLOAD = 10;
    private static final int SAMPLING = 11;
    private static final int INPUT = 12;
    private static final int EXPORTER_IDENTITY = 13;
    private static final int KEY = 14;
    private static final int EXPORTER = KEY;
    private static final int RECORDS = KEY + 1;

    /// The fields of [#HEADER], lowest first.
    private static final PackedField PROTOCOL = PackedField.first(8);

    private static final PackedField TCP_FLAGS_PLUS_1 = PROTOCOL.next(9);
    private static final PackedField HEADER_SIGN = TCP_FLAGS_PLUS_1.next(2);
    private static final PackedField PACKET_SIZE = HEADER_SIGN.next(2);

    /// The fields of [#PORTS], lowest first.
    private static final PackedField DESTINATION_PORT_PLUS_1 = PackedField.first(32);

    private static final PackedField SOURCE_PORT_PLUS_1 = DESTINATION_PORT_PLUS_1.next(32);

    /// Eight flag bits.
    private static final int FLAGS = 256;

    private static final HeaderSign[] SIGNS = HeaderSign.values();
    private static final PacketSize[] SIZES = PacketSize.values();

    /// What the zeros of a record are explained by.
    ///
    /// @param input the number of its input
    /// @param exporter the number of its exporter
    record Sign(int input, int exporter, FiveTuple tuple, HeaderSign header, PacketSize size) {}

    /// A record.
    ///
    /// @param hash by which it was drawn
    /// @param exporter the number of its exporter
    record Row(long hash, int exporter, ZeroPacket packet) {}

    private static final IpFields IPV4 = new IpFields(4, -1, 0, false, false);
    private static final IpFields IPV6 = new IpFields(6, -1, 0, false, false);

    private final KeySample sample = new KeySample(CAPACITY, columns());
    private final @Nullable TransportFields[] byFlags = new @Nullable TransportFields[FLAGS + 1];
    private final long[] row = new long[KEY];

    private static Column[] columns() {
        Column[] columns = new Column[RECORDS + 1];
        Arrays.fill(columns, Column.KEEP);
        columns[RECORDS] = Column.SUM;
        return columns;
    }

    /// @param identity a number that only this exporter has, whatever came before it
    /// @param number the place of the exporter in a list
    /// @param side the direction that the record stands for
    void count(FlowRecord record, FlowSide side, long identity, int number) {
        fill(record, side, identity);
        int slot = sample.slot(row);
        if (slot < 0) {
            return;
        }
        sample.add(slot, EXPORTER, number);
        sample.add(slot, RECORDS, 1);
    }

    private void fill(FlowRecord record, FlowSide side, long identity) {
        boolean fromSource = side.fromSource();
        int source = fromSource ? SOURCE_HIGH : DESTINATION_HIGH;
        int destination = fromSource ? DESTINATION_HIGH : SOURCE_HIGH;
        row[FIRST_TIME] = side.first(record);
        row[LAST_TIME] = Math.max(row[FIRST_TIME], side.last(record));
        row[source] = record.hasSource() ? record.sourceHigh() : 0;
        row[source + 1] = record.hasSource() ? record.sourceLow() : 0;
        row[destination] = record.hasDestination() ? record.destinationHigh() : 0;
        row[destination + 1] = record.hasDestination() ? record.destinationLow() : 0;
        row[HEADER] =
                PROTOCOL.put(record.protocol())
                        | TCP_FLAGS_PLUS_1.put(side.tcpFlags(record) + 1)
                        | HEADER_SIGN.put(HeaderSign.of(record).ordinal())
                        | PACKET_SIZE.put(PacketSize.of(record).ordinal());
        FlowField from = fromSource ? FlowField.SOURCE_PORT : FlowField.DESTINATION_PORT;
        FlowField to = fromSource ? FlowField.DESTINATION_PORT : FlowField.SOURCE_PORT;
        row[PORTS] =
                SOURCE_PORT_PLUS_1.put(port(record, from))
                        | DESTINATION_PORT_PLUS_1.put(port(record, to));
        row[PACKETS] = side.packets(record);
        row[BYTES_PER_PACKET] = side.bytesPerPacket(record);
        boolean ipv4 = new Address(row[SOURCE_HIGH], row[SOURCE_LOW]).isIpv4();
        row[PAYLOAD] = FlowPayload.length(record, side, ipv4);
        row[SAMPLING] = sampling(record);
        row[INPUT] = record.input();
        row[EXPORTER_IDENTITY] = identity;
    }

    /// A port and 1, or 0 where it was not exported.
    private static long port(FlowRecord record, FlowField field) {
        return record.has(field) ? record.get(field) + 1 : 0;
    }

    /// Who sends to whom, as in the rows.
    static FiveTuple tuple(FlowRecord record) {
        FiveTuple forward =
                new FiveTuple(
                        PortProtocol.of(record.protocol()),
                        record.hasSource()
                                ? new Address(record.sourceHigh(), record.sourceLow())
                                : new Address(0, 0),
                        (int) port(record, FlowField.SOURCE_PORT) - 1,
                        record.hasDestination()
                                ? new Address(record.destinationHigh(), record.destinationLow())
                                : new Address(0, 0),
                        (int) port(record, FlowField.DESTINATION_PORT) - 1);
        return FlowSide.of(record).fromSource() ? forward : forward.reversed();
    }

    private static long sampling(FlowRecord record) {
        boolean sampled = record.has(FlowField.SAMPLING_INTERVAL);
        return sampled ? Math.max(1, record.get(FlowField.SAMPLING_INTERVAL)) : 1;
    }

    boolean complete() {
        return sample.exact();
    }

    /// The largest hash that is kept, in unsigned order.
    long threshold() {
        sample.trim();
        return sample.threshold();
    }

    /// The records in the order of their times, and of their fields where times are equal.
    List<Row> rows() {
        return rows(_ -> true);
    }

    /// Those of them that are wanted.
    List<Row> rows(Predicate<Sign> wanted) {
        List<Row> rows = new ArrayList<>();
        sample.forEach((hash, slot) -> {
            Sign sign = sign(slot);
            if (wanted.test(sign)) {
                rows.add(new Row(hash, sign.exporter(), packet(slot, sign.tuple())));
            }
        });
        rows.sort(FlowRows::byTime);
        return rows;
    }

    /// By time; where times are equal, in a fixed order.
    static int byTime(Row one, Row other) {
        int order = Long.compare(one.packet().nanos(), other.packet().nanos());
        return order != 0 ? order : Long.compareUnsigned(one.hash(), other.hash());
    }

    private Sign sign(int slot) {
        long header = sample.value(slot, HEADER);
        return new Sign(
                (int) sample.value(slot, INPUT),
                (int) sample.value(slot, EXPORTER),
                tuple(PortProtocol.of(PROTOCOL.get(header)), slot),
                SIGNS[HEADER_SIGN.get(header)],
                SIZES[PACKET_SIZE.get(header)]);
    }

    private ZeroPacket packet(int slot, FiveTuple tuple) {
        int flags = TCP_FLAGS_PLUS_1.get(sample.value(slot, HEADER)) - 1;
        long records = sample.value(slot, RECORDS);
        return new ZeroPacket(
                Scope.OUTER,
                sample.value(slot, FIRST_TIME),
                tuple,
                tuple.source().isIpv4() ? IPV4 : IPV6,
                notCaptured(flags),
                new Payload((int) sample.value(slot, PAYLOAD), PayloadKind.NONE, 0),
                ChecksumState.UNVERIFIABLE,
                Optional.empty(),
                TwinKeys.NONE,
                TwinKeys.NONE,
                sample.value(slot, PACKETS) * records,
                Optional.of(
                        new FlowExtent(
                                sample.value(slot, LAST_TIME),
                                records,
                                sample.value(slot, BYTES_PER_PACKET),
                                sample.value(slot, SAMPLING))));
    }

    /// One for all records with the same flags: there are few.
    private TransportFields notCaptured(int flags) {
        TransportFields known = byFlags[flags + 1];
        if (known == null) {
            known = new TransportFields(false, flags, -1, 0, 0, 0, 0, 0, -1, -1, -1, 0);
            byFlags[flags + 1] = known;
        }
        return known;
    }

    private FiveTuple tuple(PortProtocol protocol, int slot) {
        long ports = sample.value(slot, PORTS);
        return new FiveTuple(
                protocol,
                new Address(sample.value(slot, SOURCE_HIGH), sample.value(slot, SOURCE_LOW)),
                (int) SOURCE_PORT_PLUS_1.getLong(ports) - 1,
                new Address(
                        sample.value(slot, DESTINATION_HIGH), sample.value(slot, DESTINATION_LOW)),
                (int) DESTINATION_PORT_PLUS_1.getLong(ports) - 1);
    }
}
