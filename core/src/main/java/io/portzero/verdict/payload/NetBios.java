package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// NetBIOS's name service (RFC 1002 §4.2): DNS's header, then a name of 16 bytes that is written as
/// 32 letters from A to P.
///
/// ```
/// 12 length 1: 32 | letters 32 | 0 | type 2: 20 or 21 hex | class 2: 1
/// ```
final class NetBios {

    private static final int NAME = 12;
    private static final int LETTERS = 32;

    private NetBios() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        boolean whole = length >= NAME + 1 + LETTERS && Wire.u8(bytes, offset + NAME) == LETTERS;
        return whole && letters(bytes, offset + NAME + 1)
                ? PayloadKind.NETBIOS
                : PayloadKind.UNKNOWN;
    }

    private static boolean letters(ByteBuffer bytes, long offset) {
        for (int i = 0; i < LETTERS; i++) {
            int letter = Wire.u8(bytes, offset + i);
            if (letter < 'A' || letter > 'P') {
                return false;
            }
        }
        return true;
    }
}
