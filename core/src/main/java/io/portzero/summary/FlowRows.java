package io.portzero.summary;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.internal.Order;
import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.KeySample.Column;
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

/// Flow records with a zero port. All of them while there are no more than [#CAPACITY] different
/// ones; beyond that a uniform sample, which depends neither on their order nor on how they are
/// divided.
///
/// ```
///  0 first and 1 last time | 2, 3 source | 4, 5 destination | 6 protocol 8, TCP flags + 1 9, header
///  sign 2, packet size 2 | 7 source port + 1 32, destination port + 1 32 | 8 packets | 9 bytes per packet
///  10 payload | 11 sampling | 12 input | 13 exporter's identity | 14 exporter's number | 15 records
/// ```
final class FlowRows {

    /// Records kept.
    static final int CAPACITY = 65_536;

    private static final int FIELDS = 14;
    private static final int EXPORTER = FIELDS;
    private static final int RECORDS = FIELDS + 1;
    private static final HeaderSign[] SIGNS = HeaderSign.values();
    private static final PacketSize[] SIZES = PacketSize.values();

    /// A record, and what its zeros are explained by.
    ///
    /// @param hash by which it was drawn
    /// @param input the number of its input
    /// @param exporter the number of its exporter
    record Row(
            long hash,
            int input,
            int exporter,
            HeaderSign header,
            PacketSize size,
            ZeroPacket packet) {}

    private final KeySample sample = new KeySample(CAPACITY, columns());
    private final long[] row = new long[FIELDS];

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
        int source = side.fromSource() ? 2 : 4;
        int destination = side.fromSource() ? 4 : 2;
        row[0] = side.first(record);
        row[1] = Math.max(row[0], side.last(record));
        row[source] = record.hasSource() ? record.sourceHigh() : 0;
        row[source + 1] = record.hasSource() ? record.sourceLow() : 0;
        row[destination] = record.hasDestination() ? record.destinationHigh() : 0;
        row[destination + 1] = record.hasDestination() ? record.destinationLow() : 0;
        Packing packing = new Packing();
        packing.put(record.protocol(), 8);
        packing.put(side.tcpFlags(record) + 1, 9);
        packing.put(HeaderSign.of(record).ordinal(), 2);
        packing.put(PacketSize.of(record).ordinal(), 2);
        row[6] = packing.bits;
        long sourcePort = port(record, FlowField.SOURCE_PORT);
        long destinationPort = port(record, FlowField.DESTINATION_PORT);
        row[7] =
                side.fromSource()
                        ? sourcePort << 32 | destinationPort
                        : destinationPort << 32 | sourcePort;
        row[8] = side.packets(record);
        row[9] = side.bytesPerPacket(record);
        row[10] = FlowPayload.length(record, side, new Address(row[2], row[3]).isIpv4());
        row[11] = sampling(record);
        row[12] = record.input();
        row[13] = identity;
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
        List<Row> rows = new ArrayList<>();
        sample.forEach((hash, slot) -> rows.add(row(hash, slot)));
        rows.sort(
                Order.comparingLong((Row each) -> each.packet().nanos())
                        .thenComparing(Row::hash, Long::compareUnsigned));
        return rows;
    }

    private Row row(long hash, int slot) {
        Packing packing = new Packing(sample.value(slot, 6));
        PortProtocol protocol = PortProtocol.of(packing.take(8));
        int flags = packing.take(9) - 1;
        HeaderSign sign = SIGNS[packing.take(2)];
        PacketSize size = SIZES[packing.take(2)];
        long records = sample.value(slot, RECORDS);
        FiveTuple tuple = tuple(protocol, slot);
        ZeroPacket packet =
                new ZeroPacket(
                        Scope.OUTER,
                        sample.value(slot, 0),
                        tuple,
                        new IpFields(tuple.source().isIpv4() ? 4 : 6, -1, 0, false, false),
                        notCaptured(flags),
                        new Payload((int) sample.value(slot, 10), PayloadKind.NONE, 0),
                        ChecksumState.UNVERIFIABLE,
                        Optional.empty(),
                        TwinKeys.NONE,
                        sample.value(slot, 8) * records,
                        Optional.of(
                                new FlowExtent(
                                        sample.value(slot, 1),
                                        records,
                                        sample.value(slot, 9),
                                        sample.value(slot, 11))));
        int input = (int) sample.value(slot, 12);
        return new Row(hash, input, (int) sample.value(slot, EXPORTER), sign, size, packet);
    }

    private static TransportFields notCaptured(int flags) {
        return new TransportFields(false, flags, -1, 0, 0, 0, 0, 0, -1, -1, -1);
    }

    private FiveTuple tuple(PortProtocol protocol, int slot) {
        long ports = sample.value(slot, 7);
        return new FiveTuple(
                protocol,
                new Address(sample.value(slot, 2), sample.value(slot, 3)),
                (int) (ports >>> 32) - 1,
                new Address(sample.value(slot, 4), sample.value(slot, 5)),
                (int) ports - 1);
    }
}
