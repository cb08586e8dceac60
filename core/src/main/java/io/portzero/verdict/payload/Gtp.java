package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Mobile networks' tunnels, GTP (3GPP TS 29.060 §6, TS 29.281 §5.1, TS 29.274 §5.1).
///
/// ```
/// version 1   0 version 3 bits: 1 | 1 | 0 | E S PN   1 type 1   2 length 2, without 8   4 tunnel 4
/// version 2   0 version 3 bits: 2 | P | T | MP | 0   1 type 1   2 length 2, without 4
/// ```
final class Gtp {

    private Gtp() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < 8) {
            return PayloadKind.UNKNOWN;
        }
        int flags = Wire.u8(bytes, offset);
        int type = Wire.u8(bytes, offset + 1);
        int rest = Wire.u16(bytes, offset + 2);
        boolean recognised =
                switch (flags & 0xF8) {
                    case 0x30 -> rest == length - 8 && version1(type);
                    case 0x40, 0x48 -> (flags & 7) == 0 && rest == length - 4 && version2(type);
                    default -> false;
                };
        return recognised ? PayloadKind.GTP : PayloadKind.UNKNOWN;
    }

    /// Echo, contexts, errors, the end of a tunnel, and data.
    private static boolean version1(int type) {
        return type == 1 || type == 2 || type >= 16 && type <= 31 || type == 254 || type == 255;
    }

    private static boolean version2(int type) {
        return type >= 1 && type <= 3 || type >= 32 && type <= 41 || type >= 64 && type <= 73;
    }
}
