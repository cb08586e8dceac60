package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Syslog (RFC 5424 §6.2.1, RFC 3164 §4.1.1): `<priority>` from 0 to 191, then text.
final class Syslog {

    private static final int LARGEST = 191;
    private static final int TEXT = 8;

    private Syslog() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < 3 + TEXT || Wire.u8(bytes, offset) != '<') {
            return PayloadKind.UNKNOWN;
        }
        int priority = 0;
        int at = 1;
        while (at < 4 && Ascii.digit(Wire.u8(bytes, offset + at))) {
            priority = priority * 10 + Wire.u8(bytes, offset + at) - '0';
            at++;
        }
        boolean closed = at > 1 && Wire.u8(bytes, offset + at) == '>' && priority <= LARGEST;
        boolean text = Ascii.printable(bytes, offset + at + 1, Math.min(TEXT, length - at - 1));
        return closed && text ? PayloadKind.SYSLOG : PayloadKind.UNKNOWN;
    }
}
