package io.portzero.capture.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The first bytes of the containers, as little-endian integers.
final class Magic {
    /// Enough bytes to tell every container (xz has the longest magic).
    static final int BYTES = 6;

    static final int GZIP = 0x8B1F; // RFC 1952 section 2.3.1, two bytes
    static final int ZSTD = 0xFD2FB528; // RFC 8878 section 3.1.1
    static final int LZ4_FRAME = 0x184D2204;
    static final int LZ4_LEGACY = 0x184C2102;
    static final int XZ_START = 0x587A37FD; // FD "7zXZ" 00
    static final int XZ_END = 0x005A;

    private static final int SKIPPABLE = 0x184D2A50; // and the fifteen values that follow

    private Magic() {}

    /// Frames of private data, skipped by zstd and LZ4 alike: magic, length, that many bytes.
    static boolean isSkippable(int magic) {
        return (magic & 0xFFFF_FFF0) == SKIPPABLE;
    }

    /// Recognises the container at the buffer's position, up to its limit; both stay.
    static Compression recognise(ByteBuffer start) {
        ByteBuffer bytes = start.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() >= 2 && (bytes.getShort(bytes.position()) & 0xFFFF) == GZIP) {
            return Compression.GZIP;
        }
        if (bytes.remaining() < 4) {
            return Compression.NONE;
        }
        int magic = bytes.getInt(bytes.position());
        return isSkippable(magic) ? recogniseBehindSkippable(bytes) : recognise(magic, bytes);
    }

    private static Compression recognise(int magic, ByteBuffer bytes) {
        return switch (magic) {
            case ZSTD -> Compression.ZSTD;
            case LZ4_FRAME, LZ4_LEGACY -> Compression.LZ4;
            case XZ_START -> endsAsXz(bytes) ? Compression.XZ : Compression.NONE;
            default -> Compression.NONE;
        };
    }

    private static boolean endsAsXz(ByteBuffer bytes) {
        return bytes.remaining() >= 6 && bytes.getShort(bytes.position() + 4) == XZ_END;
    }

    /// Both codecs own these frames: the frame behind them decides, and zstd is the likelier one.
    private static Compression recogniseBehindSkippable(ByteBuffer bytes) {
        while (bytes.remaining() >= 8 && isSkippable(bytes.getInt(bytes.position()))) {
            long length = 8 + Integer.toUnsignedLong(bytes.getInt(bytes.position() + 4));
            if (bytes.remaining() < length + 4) {
                return Compression.ZSTD;
            }
            bytes.position(bytes.position() + (int) length);
        }
        boolean isLz4 =
                bytes.remaining() >= 4
                        && recognise(bytes.getInt(bytes.position()), bytes) == Compression.LZ4;
        return isLz4 ? Compression.LZ4 : Compression.ZSTD;
    }
}
