package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Key exchange for IPsec (RFC 7296 §3.1, RFC 2408 §3.1), also behind the four zero bytes that tell
/// it from ESP in UDP (RFC 3948 §2.2).
///
/// ```
///  0 initiator's SPI 8   8 responder's SPI 8   16 next payload 1   17 version 1: 10, 20
/// 18 exchange 1         19 flags 1            20 message 4        24 length 4
/// ```
final class Ike {

    private static final int HEADER = 28;

    private Ike() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        boolean behindMarker = length >= 4 && Wire.i32(bytes, offset) == 0;
        boolean recognised =
                behindMarker
                        ? message(bytes, offset + 4, length - 4)
                        : message(bytes, offset, length);
        return recognised ? PayloadKind.IKE : PayloadKind.UNKNOWN;
    }

    private static boolean message(ByteBuffer bytes, long offset, int length) {
        return length >= HEADER
                && Wire.i64(bytes, offset) != 0
                && exchange(Wire.u8(bytes, offset + 17), Wire.u8(bytes, offset + 18))
                && length(bytes, offset, length);
    }

    private static boolean exchange(int version, int exchange) {
        return switch (version) {
            case 0x10 -> exchange >= 1 && exchange <= 6 || exchange == 32 || exchange == 33;
            case 0x20 -> exchange >= 34 && exchange <= 44;
            default -> false;
        };
    }

    /// As captured; or, in a first message, more than that.
    private static boolean length(ByteBuffer bytes, long offset, int length) {
        long stated = Wire.u32(bytes, offset + 24);
        boolean first = Wire.i64(bytes, offset + 8) == 0 && Wire.i32(bytes, offset + 20) == 0;
        return stated == length || (first && stated > length && stated <= 0xFFFF);
    }
}
