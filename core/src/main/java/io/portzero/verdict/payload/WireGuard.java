package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// WireGuard's messages (its white paper, §5.4).
///
/// ```
/// 0 type 1   1 reserved 3: 0
/// initiation 1: 148 bytes   response 2: 92   cookie 3: 64
/// data 4: 4 receiver 4   8 counter 8, little-endian   16 padded content and 16 of code
/// ```
final class WireGuard {

    private WireGuard() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < 32 || (Wire.i32(bytes, offset) & 0xFF_FFFF) != 0) {
            return PayloadKind.UNKNOWN;
        }
        boolean recognised =
                switch (Wire.u8(bytes, offset)) {
                    case 1 -> length == 148;
                    case 2 -> length == 92;
                    case 3 -> length == 64;
                    case 4 -> data(bytes, offset, length);
                    default -> false;
                };
        return recognised ? PayloadKind.WIREGUARD : PayloadKind.UNKNOWN;
    }

    /// Somebody's receiver, and a counter that no session reaches the top of.
    private static boolean data(ByteBuffer bytes, long offset, int length) {
        return length % 16 == 0
                && Wire.i32(bytes, offset + 4) != 0
                && Wire.u16(bytes, offset + 14) == 0;
    }
}
