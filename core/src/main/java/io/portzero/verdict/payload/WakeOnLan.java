package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// The magic packet that wakes a computer (AMD, Magic Packet Technology, 1995): the network card
/// looks for these bytes alone, so senders choose any port, by custom 0, 7 or 9.
///
/// ```
/// 0 six times FF   6 sixteen times the card's address of six bytes   102 a password, or nothing
/// ```
final class WakeOnLan {

    private static final int ADDRESS = 6;
    private static final int MAGIC = ADDRESS + 16 * ADDRESS;

    /// What is left of it must show the address twice.
    private static final int LEAST = 3 * ADDRESS;

    private WakeOnLan() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < LEAST) {
            return PayloadKind.UNKNOWN;
        }
        for (int i = 0; i < ADDRESS; i++) {
            if (Wire.u8(bytes, offset + i) != 0xFF) {
                return PayloadKind.UNKNOWN;
            }
        }
        for (int i = 2 * ADDRESS; i < Math.min(length, MAGIC); i++) {
            if (Wire.u8(bytes, offset + i) != Wire.u8(bytes, offset + i - ADDRESS)) {
                return PayloadKind.UNKNOWN;
            }
        }
        return PayloadKind.WAKE_ON_LAN;
    }
}
