package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// TFTP's requests and errors (RFC 1350 §5); its data and acknowledgements have too little form.
///
/// ```
/// read, write   0 operation 2: 1, 2   2 name ... 0   mode ("octet", "netascii") ... 0   options
/// error         0 operation 2: 5      2 code 2: 0-8  4 message ... 0
/// ```
final class Tftp {

    private static final int ERROR = 5;
    private static final int LONGEST_NAME = 512;
    private static final byte[][] MODES = Ascii.words("octet\0", "netascii\0", "mail\0");

    private Tftp() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < 6) {
            return PayloadKind.UNKNOWN;
        }
        boolean recognised =
                switch (Wire.u16(bytes, offset)) {
                    case 1, 2 -> request(bytes, offset + 2, length - 2);
                    case ERROR -> error(bytes, offset, length);
                    default -> false;
                };
        return recognised ? PayloadKind.TFTP : PayloadKind.UNKNOWN;
    }

    private static boolean request(ByteBuffer bytes, long offset, int length) {
        int name = Ascii.before(bytes, offset, Math.min(length, LONGEST_NAME), 0);
        return name < length
                && Ascii.printable(bytes, offset, name)
                && mode(bytes, offset + name + 1, length - name - 1);
    }

    private static boolean mode(ByteBuffer bytes, long offset, int length) {
        for (byte[] mode : MODES) {
            if (Ascii.startsWithAnyCase(bytes, offset, length, mode)) {
                return true;
            }
        }
        return false;
    }

    private static boolean error(ByteBuffer bytes, long offset, int length) {
        int message = length - 5;
        return Wire.u16(bytes, offset + 2) <= 8
                && message >= 4
                && Wire.u8(bytes, offset + length - 1) == 0
                && Ascii.printable(bytes, offset + 4, message);
    }
}
