package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// STUN and TURN (RFC 8489 §5), and STUN without a cookie (RFC 3489 §11.1), whose binding request
/// must then be as long as it says.
///
/// ```
/// 0 zero 2 bits | type 14     2 length 2, of what follows the header     4 cookie 2112A442
/// 8 transaction 12           20 attributes
/// ```
final class Stun {

    private static final int HEADER = 20;
    private static final int COOKIE = 0x2112_A442;
    private static final int BINDING = 1;

    private Stun() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < HEADER) {
            return PayloadKind.UNKNOWN;
        }
        int type = Wire.u16(bytes, offset);
        int content = Wire.u16(bytes, offset + 2);
        boolean form = type < 0x4000 && content % 4 == 0;
        boolean marked = Wire.i32(bytes, offset + 4) == COOKIE;
        boolean old = type == BINDING && content == length - HEADER;
        return form && (marked || old) ? PayloadKind.STUN : PayloadKind.UNKNOWN;
    }
}
