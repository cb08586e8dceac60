package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// RADIUS (RFC 2865 §3): attributes must follow each other to the end.
///
/// ```
/// 0 code 1   1 identifier 1   2 length 2, of all   4 authenticator 16   20 type 1 | length 1 | value ...
/// ```
final class Radius {

    private static final int HEADER = 20;

    private Radius() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        boolean recognised =
                length > HEADER
                        && code(Wire.u8(bytes, offset))
                        && Wire.u16(bytes, offset + 2) == length
                        && attributes(bytes, offset, length);
        return recognised ? PayloadKind.RADIUS : PayloadKind.UNKNOWN;
    }

    private static boolean code(int code) {
        return code >= 1 && code <= 5 || code >= 11 && code <= 13 || code >= 40 && code <= 45;
    }

    private static boolean attributes(ByteBuffer bytes, long offset, int length) {
        int at = HEADER;
        while (at + 2 <= length) {
            int size = Wire.u8(bytes, offset + at + 1);
            if (size < 2) {
                return false;
            }
            at += size;
        }
        return at == length;
    }
}
