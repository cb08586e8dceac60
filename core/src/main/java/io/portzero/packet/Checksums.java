package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// Verifies transport checksums: the Internet checksum (RFC 1071) of TCP, UDP, UDP-Lite and DCCP,
/// and the CRC32c of SCTP.
public final class Checksums {

    private static final int TCP_FIELD = 16;
    private static final int UDP_FIELD = 6;
    private static final int DCCP_FIELD = 6;

    private Checksums() {}

    /// The state of the outermost transport checksum of an observed packet.
    public static ChecksumState verify(PacketView view) {
        long length = view.transportEnd() - view.transportOffset();
        if (!view.transportWhole() || length < Protocol.fixedHeaderLength(view.protocol())) {
            return ChecksumState.UNVERIFIABLE;
        }
        int field = fieldOffset(view.protocol());
        if (field < 0) {
            return view.protocol() == Protocol.SCTP
                    ? SctpChecksum.verify(view)
                    : ChecksumState.UNVERIFIABLE;
        }
        ByteBuffer bytes = view.bytes();
        int stored = u16(bytes, view.transportOffset() + field);
        if (stored == 0 && view.protocol() == Protocol.UDP && view.ipVersion() == 4) {
            return ChecksumState.NOT_USED;
        }
        long covered = coverage(view, length);
        if (covered < 0) {
            return ChecksumState.IMPOSSIBLE;
        }
        long pseudo = pseudoHeader(view, length);
        long all = pseudo + sum(bytes, view.transportOffset(), covered);
        if (fold(all) == 0xFFFF) {
            return ChecksumState.VALID;
        }
        return fold(pseudo) == stored ? ChecksumState.OFFLOADED : ChecksumState.WRONG;
    }

    private static int fieldOffset(int protocol) {
        return switch (protocol) {
            case Protocol.TCP -> TCP_FIELD;
            case Protocol.UDP, Protocol.UDPLITE -> UDP_FIELD;
            case Protocol.DCCP -> DCCP_FIELD;
            default -> -1;
        };
    }

    /// Bytes that the checksum covers; -1 where that length is impossible.
    private static long coverage(PacketView view, long length) {
        return switch (view.protocol()) {
            case Protocol.TCP -> length;
            case Protocol.DCCP -> dccpCoverage(view, length);
            default -> udpCoverage(view, length);
        };
    }

    /// The header and none of the data, some words of it, or all (RFC 4340 §9.2):
    ///
    /// ```text
    /// byte  4                 5
    ///      +----------------+-------+-------+
    ///      | data offset    | CCVal | CsCov |  CsCov 0: all data; n: n - 1 words of it
    ///      +----------------+-------+-------+
    /// ```
    private static long dccpCoverage(PacketView view, long length) {
        long header = 4L * u8(view.bytes(), view.transportOffset() + 4);
        int declared = u8(view.bytes(), view.transportOffset() + 5) & 0xF;
        long covered = declared == 0 ? length : header + 4L * (declared - 1);
        return header > length || covered > length ? -1 : covered;
    }

    /// UDP's own length, UDP-Lite's coverage (RFC 3828 §3.1, 0 means everything).
    private static long udpCoverage(PacketView view, long length) {
        int declared = u16(view.bytes(), view.transportOffset() + 4);
        if (declared == 0) {
            return view.protocol() == Protocol.UDPLITE || view.ipVersion() == 6 ? length : -1;
        }
        return declared < 8 || declared > length ? -1 : declared;
    }

    private static long pseudoHeader(PacketView view, long length) {
        long sum =
                words(view.sourceLow(), view.ipVersion() == 4)
                        + words(view.destinationLow(), view.ipVersion() == 4);
        if (view.ipVersion() == 6) {
            sum += words(view.sourceHigh(), false) + words(view.destinationHigh(), false);
        }
        boolean udp = view.protocol() == Protocol.UDP;
        int declared = udp ? u16(view.bytes(), view.transportOffset() + 4) : 0;
        return sum + view.protocol() + (declared == 0 ? length : declared);
    }

    private static long words(long value, boolean lowHalfOnly) {
        long low = ((value >>> 16) & 0xFFFF) + (value & 0xFFFF);
        return lowHalfOnly ? low : low + (value >>> 48) + ((value >>> 32) & 0xFFFF);
    }

    private static long sum(ByteBuffer bytes, long from, long length) {
        long sum = 0;
        long offset = from;
        long end = from + length;
        for (; offset + 4 <= end; offset += 4) {
            sum += u32(bytes, offset);
        }
        if (offset + 2 <= end) {
            sum += u16(bytes, offset);
            offset += 2;
        }
        if (offset < end) {
            sum += (long) u8(bytes, offset) << 8;
        }
        return sum;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) folded;
    }
}
