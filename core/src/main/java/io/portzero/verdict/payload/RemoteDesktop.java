package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// How remote desktop sessions begin.
///
/// ```
/// TCP (MS-RDPBCGR §2.2.1.1)   0 03 00   2 length 2, of all   4 length 1   5 E0 request, D0 confirm
///                             6 destination 2   8 source 2   10 class 1: 0
///                             11 "Cookie: " ..., or type 1: 1-3, flags 1, length 2: 8
/// UDP (MS-RDPEUDP §2.2.2)     0 acknowledged 4: -1   4 window 2   6 flags 2: SYN; 1232 bytes
/// ```
final class RemoteDesktop {

    private static final int CONNECT = 11;
    private static final byte[] COOKIE = Ascii.word("Cookie: ");
    private static final int SYN_DATAGRAM = 1232;

    private RemoteDesktop() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        if (length < CONNECT || Wire.u16(bytes, offset) != 0x0300) {
            return PayloadKind.UNKNOWN;
        }
        int type = Wire.u8(bytes, offset + 5);
        boolean recognised =
                (type == 0xE0 || type == 0xD0)
                        && Wire.u16(bytes, offset + 2) == length
                        && Wire.u8(bytes, offset + 4) == length - 5
                        && Wire.u8(bytes, offset + 10) == 0
                        && marked(bytes, offset + CONNECT, length - CONNECT);
        return recognised ? PayloadKind.RDP : PayloadKind.UNKNOWN;
    }

    /// Other protocols begin in the same way; only this one goes on with a cookie or negotiates.
    private static boolean marked(ByteBuffer bytes, long offset, int length) {
        boolean negotiation =
                length >= 8
                        && Wire.u8(bytes, offset) >= 1
                        && Wire.u8(bytes, offset) <= 3
                        && Wire.u16(bytes, offset + 2) == 0x0800;
        return negotiation || Ascii.startsWith(bytes, offset, length, COOKIE);
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        boolean recognised =
                length == SYN_DATAGRAM
                        && Wire.i32(bytes, offset) == -1
                        && (Wire.u16(bytes, offset + 6) & 1) == 1;
        return recognised ? PayloadKind.RDP : PayloadKind.UNKNOWN;
    }
}
