package io.portzero.summary.row;

import static io.portzero.internal.Wire.u8;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.Checksums;
import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.TransportHeader;
import io.portzero.summary.sketch.Hash;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.payload.PayloadKind;
import io.portzero.verdict.payload.PayloadRecognizer;
import java.nio.ByteBuffer;

/// Writes the fields of a packet with a zero into the key of its row, the same array each time.
final class ZeroRowWriter {

    private static final int ICMP_ERROR_HEADER = 8;

    /// The longest that its field can hold: 16 MB, which only a jumbogram could exceed.
    private static final int LONGEST_PAYLOAD = (1 << 24) - 2;

    private final long[] row = new long[ZeroColumns.KEY];

    /// The key of a packet's row, valid until the next call.
    long[] key(PacketView view, ZeroHeader header, long nanos) {
        IpHeader ip = header.ip;
        row[ZeroColumns.TIME] = nanos;
        row[ZeroColumns.SOURCE_HIGH] = ip.sourceHigh();
        row[ZeroColumns.SOURCE_LOW] = ip.sourceLow();
        row[ZeroColumns.DESTINATION_HIGH] = ip.destinationHigh();
        row[ZeroColumns.DESTINATION_LOW] = ip.destinationLow();
        row[ZeroColumns.HEADER] = header(view, header);
        writeTransport(header);
        row[ZeroColumns.IDENTIFICATION] = ip.identification();
        boolean outer = header.scope == Scope.OUTER;
        row[ZeroColumns.SENDER_HIGH] = outer ? 0 : view.sourceHigh();
        row[ZeroColumns.SENDER_LOW] = outer ? 0 : view.sourceLow();
        row[ZeroColumns.RECEIVER_HIGH] = outer ? 0 : view.destinationHigh();
        row[ZeroColumns.RECEIVER_LOW] = outer ? 0 : view.destinationLow();
        return row;
    }

    private static long header(PacketView view, ZeroHeader header) {
        IpHeader ip = header.ip;
        TransportHeader transport = header.transport;
        boolean quoted = header.scope == Scope.QUOTED;
        ChecksumState checksum =
                header.scope == Scope.OUTER ? Checksums.verify(view) : ChecksumState.UNVERIFIABLE;
        return ZeroColumns.PROTOCOL.put(header.protocol())
                | ZeroColumns.SCOPE.put(header.scope.ordinal())
                | ZeroColumns.IP_VERSION.put(ip.version())
                | ZeroColumns.DO_NOT_FRAGMENT.put(ip.doNotFragment())
                | ZeroColumns.FRAGMENTED.put(ip.fragmented())
                | ZeroColumns.CHECKSUM.put(checksum.ordinal())
                | ZeroColumns.HOP_LIMIT.put(ip.hopLimit())
                | ZeroColumns.KIND_PLUS_1.put(transport.kind() + 1)
                | ZeroColumns.DATA_OFFSET_PLUS_1.put(transport.dataOffset() + 1)
                | ZeroColumns.WHOLE.put(transport.whole())
                | ZeroColumns.ICMP_TYPE_PLUS_1.put(quoted ? icmpByte(view, 0) + 1 : 0)
                | ZeroColumns.ICMP_CODE_PLUS_1.put(quoted ? icmpByte(view, 1) + 1 : 0);
    }

    private static int icmpByte(PacketView view, int index) {
        boolean captured = view.transportEnd() - view.transportOffset() >= ICMP_ERROR_HEADER;
        return captured ? u8(view.bytes(), view.transportOffset() + index) : -1;
    }

    private void writeTransport(ZeroHeader header) {
        TransportHeader transport = header.transport;
        row[ZeroColumns.PORTS] =
                ZeroColumns.SOURCE_PORT.put(header.sourcePort)
                        | ZeroColumns.DESTINATION_PORT.put(header.destinationPort)
                        | ZeroColumns.WINDOW_OR_LENGTH.put(
                                transport.window() | transport.statedLength())
                        | ZeroColumns.URGENT_POINTER.put(transport.urgentPointer());
        row[ZeroColumns.NUMBERS] = transport.numbers();
        row[ZeroColumns.OPTION_LAYOUT] = transport.optionLayout();
        row[ZeroColumns.TIMESTAMP_PLUS_1] = transport.timestamp() + 1;
        int length = transport.payloadLength();
        int announced = Math.min(transport.announcedLength(), LONGEST_PAYLOAD);
        PayloadKind kind = PayloadKind.NONE;
        row[ZeroColumns.PAYLOAD_HASH] = 0;
        if (length > 0) {
            ByteBuffer bytes = header.ip.bytes();
            kind =
                    PayloadRecognizer.recognise(
                            bytes, transport.payload(), length, header.protocol());
            row[ZeroColumns.PAYLOAD_HASH] = Hash.ofPayload(bytes, transport.payload(), length);
        }
        row[ZeroColumns.DETAILS] =
                ZeroColumns.MAXIMUM_SEGMENT_SIZE_PLUS_1.put(transport.maximumSegmentSize() + 1)
                        | ZeroColumns.WINDOW_SCALE_PLUS_1.put(transport.windowScale() + 1)
                        | ZeroColumns.PAYLOAD_LENGTH_PLUS_1.put(announced + 1)
                        | ZeroColumns.PAYLOAD_KIND.put(kind.ordinal());
    }
}
