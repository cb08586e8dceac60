package io.portzero.summary.row;

import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.summary.conduct.TwinKeys;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.IpFields;
import io.portzero.verdict.observation.Payload;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.Wrapper;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.payload.PayloadKind;
import java.util.Optional;

/// Reads the packet that [ZeroRowWriter] wrote into a row.
final class ZeroRowReader {

    private static final Scope[] SCOPES = Scope.values();
    private static final ChecksumState[] CHECKSUMS = ChecksumState.values();
    private static final PayloadKind[] PAYLOADS = PayloadKind.values();

    private ZeroRowReader() {}

    /// @param row all columns of [ZeroColumns]
    static ZeroPacket packet(long[] row) {
        FiveTuple tuple = tuple(row);
        TransportFields transport = transport(row);
        return new ZeroPacket(
                SCOPES[ZeroColumns.SCOPE.get(row[ZeroColumns.HEADER])],
                row[ZeroColumns.TIME],
                tuple,
                ip(row),
                transport,
                payload(row),
                CHECKSUMS[ZeroColumns.CHECKSUM.get(row[ZeroColumns.HEADER])],
                wrapper(row),
                twinKey(tuple, transport.kind(), row),
                TwinKeys.ofConnection(tuple, transport),
                row[ZeroColumns.PACKETS]);
    }

    private static FiveTuple tuple(long[] row) {
        long ports = row[ZeroColumns.PORTS];
        return new FiveTuple(
                PortProtocol.of(ZeroColumns.PROTOCOL.get(row[ZeroColumns.HEADER])),
                new Address(row[ZeroColumns.SOURCE_HIGH], row[ZeroColumns.SOURCE_LOW]),
                ZeroColumns.SOURCE_PORT.get(ports),
                new Address(row[ZeroColumns.DESTINATION_HIGH], row[ZeroColumns.DESTINATION_LOW]),
                ZeroColumns.DESTINATION_PORT.get(ports));
    }

    private static IpFields ip(long[] row) {
        long header = row[ZeroColumns.HEADER];
        return new IpFields(
                ZeroColumns.IP_VERSION.get(header),
                ZeroColumns.HOP_LIMIT.get(header),
                row[ZeroColumns.IDENTIFICATION],
                ZeroColumns.DO_NOT_FRAGMENT.isSet(header),
                ZeroColumns.FRAGMENTED.isSet(header));
    }

    private static TransportFields transport(long[] row) {
        long header = row[ZeroColumns.HEADER];
        boolean udp = ZeroColumns.PROTOCOL.get(header) == Protocol.UDP;
        long ports = row[ZeroColumns.PORTS];
        long numbers = row[ZeroColumns.NUMBERS];
        long details = row[ZeroColumns.DETAILS];
        return new TransportFields(
                ZeroColumns.WHOLE.isSet(header),
                ZeroColumns.KIND_PLUS_1.get(header) - 1,
                ZeroColumns.DATA_OFFSET_PLUS_1.get(header) - 1,
                udp ? 0 : ZeroColumns.WINDOW_OR_LENGTH.get(ports),
                ZeroColumns.URGENT_POINTER.get(ports),
                ZeroColumns.SEQUENCE.getLong(numbers),
                ZeroColumns.ACKNOWLEDGEMENT.getLong(numbers),
                row[ZeroColumns.OPTION_LAYOUT],
                ZeroColumns.MAXIMUM_SEGMENT_SIZE_PLUS_1.get(details) - 1,
                ZeroColumns.WINDOW_SCALE_PLUS_1.get(details) - 1,
                row[ZeroColumns.TIMESTAMP_PLUS_1] - 1,
                udp ? ZeroColumns.WINDOW_OR_LENGTH.get(ports) : 0);
    }

    private static Payload payload(long[] row) {
        long details = row[ZeroColumns.DETAILS];
        return new Payload(
                ZeroColumns.PAYLOAD_LENGTH_PLUS_1.get(details) - 1,
                PAYLOADS[ZeroColumns.PAYLOAD_KIND.get(details)],
                row[ZeroColumns.PAYLOAD_HASH]);
    }

    private static Optional<Wrapper> wrapper(long[] row) {
        long header = row[ZeroColumns.HEADER];
        if (SCOPES[ZeroColumns.SCOPE.get(header)] == Scope.OUTER) {
            return Optional.empty();
        }
        return Optional.of(
                new Wrapper(
                        new Address(row[ZeroColumns.SENDER_HIGH], row[ZeroColumns.SENDER_LOW]),
                        new Address(row[ZeroColumns.RECEIVER_HIGH], row[ZeroColumns.RECEIVER_LOW]),
                        ZeroColumns.ICMP_TYPE_PLUS_1.get(header) - 1,
                        ZeroColumns.ICMP_CODE_PLUS_1.get(header) - 1));
    }

    private static long twinKey(FiveTuple tuple, int kind, long[] row) {
        boolean zeroSource = tuple.sourcePort() == 0;
        boolean zeroDestination = tuple.destinationPort() == 0;
        if (zeroSource == zeroDestination) {
            return TwinKeys.NONE;
        }
        long packet =
                TwinKeys.ofPacket(
                        tuple.protocol(),
                        kind,
                        row[ZeroColumns.NUMBERS],
                        row[ZeroColumns.IDENTIFICATION],
                        row[ZeroColumns.TIMESTAMP_PLUS_1],
                        row[ZeroColumns.PAYLOAD_HASH]);
        Address stays = zeroSource ? tuple.destination() : tuple.source();
        int port = zeroSource ? tuple.destinationPort() : tuple.sourcePort();
        return TwinKeys.of(packet, stays.high(), stays.low(), port);
    }
}
