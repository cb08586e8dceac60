package io.portzero.summary;

import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u8;

import io.portzero.internal.Order;
import io.portzero.internal.Wire;
import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.Checksums;
import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.TransportHeader;
import io.portzero.summary.KeySample.Column;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.IpFields;
import io.portzero.verdict.observation.Payload;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.Wrapper;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.payload.PayloadKind;
import io.portzero.verdict.payload.PayloadRecognizer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The packets with a zero port, whichever header holds it, with the fields that tell senders
/// apart. All of them while there are no more than [#CAPACITY] different ones; beyond that a
/// uniform sample.
///
/// A row is its own key: its hash is that of all its fields, so two packets share a row only if
/// they are alike to the nanosecond, and neither order nor division can matter.
///
/// ```
///  0 time | 1, 2 source | 3, 4 destination | 5 protocol 8, scope 2, IP version 4, don't fragment 1,
///  fragmented 1, checksum 3, hop limit 8, kind + 1 9, data offset + 1 5, whole 1, ICMP type + 1 9,
///  ICMP code + 1 9 | 6 source port 16, destination port 16, window 16, urgent pointer 16
///  7 sequence 32, acknowledgement 32 | 8 option layout | 9 MSS + 1 17, window scale + 1 9, payload
///  length + 1 24, payload kind 8 | 10 identification 32 | 11 timestamp + 1 | 12 payload hash
///  13, 14 sender and 15, 16 receiver of the wrapper | 17 packets
/// ```
public final class ZeroRows {

    /// Packets kept.
    public static final int CAPACITY = 65_536;

    private static final int FIELDS = 17;
    private static final int PACKETS = FIELDS;
    private static final int HASHED_PAYLOAD = 256;
    private static final int ICMP_ERROR_HEADER = 8;
    private static final Scope[] SCOPES = Scope.values();
    private static final ChecksumState[] CHECKSUMS = ChecksumState.values();
    private static final PayloadKind[] PAYLOADS = PayloadKind.values();

    private final KeySample sample;
    private final long[] row = new long[FIELDS];

    ZeroRows() {
        Column[] columns = new Column[FIELDS + 1];
        Arrays.fill(columns, Column.KEEP);
        columns[PACKETS] = Column.SUM;
        sample = new KeySample(CAPACITY, columns);
    }

    void count(PacketView view, ZeroHeader header, long nanos) {
        fill(view, header, nanos);
        int slot = sample.slot(row);
        if (slot < 0) {
            return;
        }
        sample.add(slot, PACKETS, 1);
    }

    private void fill(PacketView view, ZeroHeader header, long nanos) {
        IpHeader ip = header.ip;
        row[0] = nanos;
        row[1] = ip.sourceHigh();
        row[2] = ip.sourceLow();
        row[3] = ip.destinationHigh();
        row[4] = ip.destinationLow();
        row[5] = flags(view, header);
        fillTransport(header);
        row[10] = ip.identification();
        boolean outer = header.scope == Scope.OUTER;
        row[13] = outer ? 0 : view.sourceHigh();
        row[14] = outer ? 0 : view.sourceLow();
        row[15] = outer ? 0 : view.destinationHigh();
        row[16] = outer ? 0 : view.destinationLow();
    }

    private static long flags(PacketView view, ZeroHeader header) {
        IpHeader ip = header.ip;
        TransportHeader transport = header.transport;
        boolean quoted = header.scope == Scope.QUOTED;
        ChecksumState checksum =
                header.scope == Scope.OUTER ? Checksums.verify(view) : ChecksumState.UNVERIFIABLE;
        Packing packing = new Packing();
        packing.put(header.protocol(), 8);
        packing.put(header.scope.ordinal(), 2);
        packing.put(ip.version(), 4);
        packing.put(ip.doNotFragment() ? 1 : 0, 1);
        packing.put(ip.fragmented() ? 1 : 0, 1);
        packing.put(checksum.ordinal(), 3);
        packing.put(ip.hopLimit(), 8);
        packing.put(transport.kind() + 1, 9);
        packing.put(transport.dataOffset() + 1, 5);
        packing.put(transport.whole() ? 1 : 0, 1);
        packing.put(quoted ? icmpByte(view, 0) + 1 : 0, 9);
        packing.put(quoted ? icmpByte(view, 1) + 1 : 0, 9);
        return packing.bits;
    }

    private static int icmpByte(PacketView view, int index) {
        boolean captured = view.transportEnd() - view.transportOffset() >= ICMP_ERROR_HEADER;
        return captured ? u8(view.bytes(), view.transportOffset() + index) : -1;
    }

    private void fillTransport(ZeroHeader header) {
        TransportHeader transport = header.transport;
        row[6] =
                (long) header.ports() << 32
                        | (long) transport.window() << 16
                        | transport.urgentPointer();
        row[7] = transport.sequence() << 32 | transport.acknowledgement();
        row[8] = transport.optionLayout();
        int length = transport.payloadLength();
        PayloadKind kind = PayloadKind.NONE;
        row[12] = 0;
        if (length > 0) {
            ByteBuffer bytes = header.ip.bytes();
            kind =
                    PayloadRecognizer.recognise(
                            bytes, transport.payload(), length, header.protocol());
            row[12] = hash(bytes, transport.payload(), length);
        }
        Packing packing = new Packing();
        packing.put(transport.maximumSegmentSize() + 1, 17);
        packing.put(transport.windowScale() + 1, 9);
        packing.put(length + 1, 24);
        packing.put(kind.ordinal(), 8);
        row[9] = packing.bits;
        row[11] = transport.timestamp() + 1;
    }

    /// A hash of the first bytes and the length; 1 instead of the 0 that stands for no payload.
    static long hash(ByteBuffer bytes, long offset, int length) {
        int hashed = Math.min(length, HASHED_PAYLOAD);
        long hash = Hash.of(length);
        int at = 0;
        for (; at + 8 <= hashed; at += 8) {
            hash = Hash.of(hash, i64(bytes, offset + at));
        }
        for (; at < hashed; at++) {
            hash = Hash.of(hash, Wire.u8(bytes, offset + at));
        }
        return hash == 0 ? 1 : hash;
    }

    void merge(ZeroRows other) {
        sample.merge(other.sample);
    }

    void lowerThreshold(ZeroRows merged) {
        sample.lowerThreshold(merged.sample.threshold());
    }

    /// Whether every packet with a zero is here.
    public boolean complete() {
        return sample.exact();
    }

    /// How many different packets with a zero there were; estimated where not complete.
    public double distinct() {
        return sample.distinct();
    }

    /// The packets in the order of their times, and of their fields where times are equal.
    public List<ZeroPacket> packets() {
        List<long[]> rows = new ArrayList<>();
        sample.forEach((_, slot) -> {
            long[] values = new long[FIELDS + 1];
            for (int i = 0; i <= FIELDS; i++) {
                values[i] = sample.value(slot, i);
            }
            rows.add(values);
        });
        rows.sort(Order.comparingLong((long[] each) -> each[0]).thenComparing(Arrays::compare));
        return rows.stream().map(ZeroRows::packet).toList();
    }

    private static ZeroPacket packet(long[] row) {
        Packing flags = new Packing(row[5]);
        PortProtocol protocol = PortProtocol.of(flags.take(8));
        Scope scope = SCOPES[flags.take(2)];
        int version = flags.take(4);
        boolean doNotFragment = flags.take(1) == 1;
        boolean fragmented = flags.take(1) == 1;
        ChecksumState checksum = CHECKSUMS[flags.take(3)];
        int hopLimit = flags.take(8);
        TransportFields transport = transport(row, flags);
        return new ZeroPacket(
                scope,
                row[0],
                tuple(protocol, row),
                new IpFields(version, hopLimit, row[10], doNotFragment, fragmented),
                transport,
                payload(row),
                checksum,
                wrapper(scope, row, flags),
                twinKey(protocol, transport.kind(), row),
                row[PACKETS]);
    }

    private static long twinKey(PortProtocol protocol, int kind, long[] row) {
        boolean zeroSource = row[6] >>> 48 == 0;
        boolean zeroDestination = (row[6] >>> 32 & 0xFFFF) == 0;
        if (zeroSource == zeroDestination) {
            return TwinKeys.NONE;
        }
        long packet = TwinKeys.ofPacket(protocol, kind, row[7], row[10], row[11], row[12]);
        return zeroSource
                ? TwinKeys.of(packet, row[3], row[4], row[6] >>> 32)
                : TwinKeys.of(packet, row[1], row[2], row[6] >>> 48);
    }

    private static FiveTuple tuple(PortProtocol protocol, long[] row) {
        return new FiveTuple(
                protocol,
                new Address(row[1], row[2]),
                (int) (row[6] >>> 48),
                new Address(row[3], row[4]),
                (int) (row[6] >>> 32) & 0xFFFF);
    }

    private static TransportFields transport(long[] row, Packing flags) {
        int kind = flags.take(9) - 1;
        int dataOffset = flags.take(5) - 1;
        boolean whole = flags.take(1) == 1;
        Packing options = new Packing(row[9]);
        return new TransportFields(
                whole,
                kind,
                dataOffset,
                (int) (row[6] >>> 16) & 0xFFFF,
                (int) row[6] & 0xFFFF,
                row[7] >>> 32,
                row[7] & 0xFFFF_FFFFL,
                row[8],
                options.take(17) - 1,
                options.take(9) - 1,
                row[11] - 1);
    }

    private static Payload payload(long[] row) {
        Packing details = new Packing(row[9] >>> 26);
        int length = details.take(24) - 1;
        return new Payload(length, PAYLOADS[details.take(8)], row[12]);
    }

    private static Optional<Wrapper> wrapper(Scope scope, long[] row, Packing flags) {
        if (scope == Scope.OUTER) {
            return Optional.empty();
        }
        int icmpType = flags.take(9) - 1;
        int icmpCode = flags.take(9) - 1;
        return Optional.of(
                new Wrapper(
                        new Address(row[13], row[14]),
                        new Address(row[15], row[16]),
                        icmpType,
                        icmpCode));
    }
}
