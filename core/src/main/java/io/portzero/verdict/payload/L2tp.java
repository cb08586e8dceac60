package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Control messages of L2TP (RFC 2661 §3.1, RFC 3931 §3.2.1).
///
/// ```
/// 0 C802 or C803   2 length 2, of all   4 tunnel 2, session 2 or connection 4   8 sent 2   10 received 2
/// ```
final class L2tp {

    private L2tp() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < 12) {
            return PayloadKind.UNKNOWN;
        }
        int form = Wire.u16(bytes, offset);
        boolean control = form == 0xC802 || form == 0xC803;
        return control && Wire.u16(bytes, offset + 2) == length
                ? PayloadKind.L2TP
                : PayloadKind.UNKNOWN;
    }
}
