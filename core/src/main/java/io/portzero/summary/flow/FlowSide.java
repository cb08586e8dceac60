package io.portzero.summary.flow;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.internal.Time;
import io.portzero.packet.Protocol;

/// One of the two directions that a flow record may tell of. Most tell of one; a biflow (RFC 5103,
/// and the logs of programs that follow connections) of both.
enum FlowSide {
    /// From the source to the destination.
    FORWARD(
            FlowField.PACKETS,
            FlowField.BYTES,
            FlowField.TCP_FLAGS,
            FlowField.FIRST_NANOS,
            FlowField.LAST_NANOS),
    /// From the destination to the source.
    REVERSE(
            FlowField.REVERSE_PACKETS,
            FlowField.REVERSE_BYTES,
            FlowField.REVERSE_TCP_FLAGS,
            FlowField.REVERSE_FIRST_NANOS,
            FlowField.REVERSE_LAST_NANOS);

    private static final int SOURCE_BEGAN = 1;
    private static final int DESTINATION_BEGAN = 2;

    private final FlowField packets;
    private final FlowField bytes;
    private final FlowField flags;
    private final FlowField first;
    private final FlowField last;

    FlowSide(FlowField packets, FlowField bytes, FlowField flags, FlowField first, FlowField last) {
        this.packets = packets;
        this.bytes = bytes;
        this.flags = flags;
        this.first = first;
        this.last = last;
    }

    /// The direction that a record stands for: of a biflow the first one, unless only the other one
    /// has packets. Whoever takes an answer for a connection whose request was not seen writes such
    /// records.
    static FlowSide of(FlowRecord record) {
        return record.is(FlowField.PACKETS, 0) && REVERSE.isSeen(record) ? REVERSE : FORWARD;
    }

    /// Whether the record says that packets went this way.
    boolean isSeen(FlowRecord record) {
        return this == FORWARD
                ? of(record) == FORWARD
                : record.has(packets) && record.get(packets) > 0;
    }

    /// Packets as exported; 1 where that is not said: a record is of a packet at least.
    long packets(FlowRecord record) {
        return record.has(packets) ? Math.max(1, record.get(packets)) : 1;
    }

    /// Whether the record says how many packets went this way.
    boolean saysPackets(FlowRecord record) {
        return record.has(packets);
    }

    /// Bytes in a packet on average, or -1 where that is not known.
    long bytesPerPacket(FlowRecord record) {
        boolean known = record.has(bytes) && record.has(packets) && record.get(packets) > 0;
        return known ? record.get(bytes) / record.get(packets) : -1;
    }

    /// TCP's eight flag bits; -1 where they were not exported or the protocol is another.
    int tcpFlags(FlowRecord record) {
        boolean known = record.is(FlowField.PROTOCOL, Protocol.TCP) && record.has(flags);
        return known ? (int) record.get(flags) & 0xFF : -1;
    }

    /// When the record's packets began; [Time#NONE] where that is not known.
    long first(FlowRecord record) {
        FlowField known = record.has(first) ? first : FlowField.FIRST_NANOS;
        return record.has(known) ? record.get(known) : last(record);
    }

    /// When they ended.
    long last(FlowRecord record) {
        FlowField known = record.has(last) ? last : FlowField.LAST_NANOS;
        return record.has(known)
                ? record.get(known)
                : record.has(FlowField.FIRST_NANOS) ? record.get(FlowField.FIRST_NANOS) : Time.NONE;
    }

    /// When this direction began; [Time#NONE] where only is known that the other one began earlier:
    /// a biflow has the direction of its first packet, unless element 239 says otherwise.
    long begin(FlowRecord record) {
        return beganLater(record) ? Time.NONE : first(record);
    }

    private boolean beganLater(FlowRecord record) {
        if (!bothSeen(record) || record.has(FlowField.REVERSE_FIRST_NANOS)) {
            return false;
        }
        boolean said = record.has(FlowField.BIFLOW_DIRECTION);
        return this == FORWARD
                ? record.is(FlowField.BIFLOW_DIRECTION, DESTINATION_BEGAN)
                : !said || record.is(FlowField.BIFLOW_DIRECTION, SOURCE_BEGAN);
    }

    /// Whether the record tells of the request that this direction answers as well: it has the
    /// direction of who began, unless the exporter says otherwise.
    boolean answersRequest(FlowRecord record) {
        boolean destinationBegan = record.is(FlowField.BIFLOW_DIRECTION, DESTINATION_BEGAN);
        return bothSeen(record) && fromSource() == destinationBegan;
    }

    private static boolean bothSeen(FlowRecord record) {
        return FORWARD.isSeen(record) && REVERSE.isSeen(record);
    }

    /// The port that is sent from.
    FlowField fromPort() {
        return this == FORWARD ? FlowField.SOURCE_PORT : FlowField.DESTINATION_PORT;
    }

    /// The port that is sent to.
    FlowField toPort() {
        return this == FORWARD ? FlowField.DESTINATION_PORT : FlowField.SOURCE_PORT;
    }

    /// Whether the record's source sends in this direction.
    boolean fromSource() {
        return this == FORWARD;
    }
}
