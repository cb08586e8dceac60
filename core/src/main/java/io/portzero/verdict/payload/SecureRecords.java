package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// The records of TLS (RFC 8446 §5.1) and DTLS (RFC 6347 §4.1).
///
/// ```
/// TLS     0 content 1: 20-23   1 version 2: 0300-0304   3 length 2
/// DTLS    0 content 1: 20-24   1 version 2: FEFF, FEFD   3 epoch 2   5 sequence 6   11 length 2
/// content of a handshake: type 1 | length 3 ...
/// ```
final class SecureRecords {

    private static final int TLS_HEADER = 5;
    private static final int DTLS_HEADER = 13;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int LONGEST = (1 << 14) + 2048;

    private SecureRecords() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        if (length < TLS_HEADER) {
            return PayloadKind.UNKNOWN;
        }
        int content = Wire.u8(bytes, offset);
        int version = Wire.u16(bytes, offset + 1);
        int size = Wire.u16(bytes, offset + 3);
        boolean record =
                content >= 20
                        && content <= 23
                        && version >= 0x0300
                        && version <= 0x0304
                        && fits(content, size);
        return record && begins(bytes, offset + TLS_HEADER, length - TLS_HEADER, content, size)
                ? PayloadKind.TLS
                : PayloadKind.UNKNOWN;
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        if (length < DTLS_HEADER) {
            return PayloadKind.UNKNOWN;
        }
        int content = Wire.u8(bytes, offset);
        int version = Wire.u16(bytes, offset + 1);
        int size = Wire.u16(bytes, offset + 11);
        boolean first = Wire.i32(bytes, offset + 3) == 0;
        boolean record =
                content >= 20
                        && content <= 24
                        && (version == 0xFEFF || version == 0xFEFD)
                        && fits(content, size)
                        && (first || size <= length - DTLS_HEADER);
        return record ? PayloadKind.DTLS : PayloadKind.UNKNOWN;
    }

    /// A change of keys is one byte, an alert two or, encrypted, some more.
    private static boolean fits(int content, int size) {
        return switch (content) {
            case 20 -> size == 1;
            case ALERT -> size >= 2 && size <= 64;
            default -> size > 0 && size <= LONGEST;
        };
    }

    /// The first bytes of what a record holds, as far as they were captured and are plain.
    private static boolean begins(
            ByteBuffer bytes, long offset, int length, int content, int size) {
        if (length < 4 || size < 4) {
            return true;
        }
        // An encrypted handshake, such as TLS 1.2's last one, has any bytes: then its length
        // decides.
        return content != HANDSHAKE || Wire.u16(bytes, offset) < 0x1900 || size <= 80;
    }
}
