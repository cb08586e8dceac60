package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// The first packets of OpenVPN without a shared key (its protocol description, draft
/// openvpn-protocol §4); over TCP behind two bytes of length.
///
/// ```
/// client   0 38   1 session 8   9 acknowledgements 1: 0   10 packet 4: 0
/// server   0 40   1 session 8   9 acknowledgements 1: 1   10 packet 4: 0   14 session 8
///                                                         22 packet 4: 0
/// ```
final class OpenVpn {

    private static final int CLIENT = 0x38;
    private static final int SERVER = 0x40;

    private OpenVpn() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        boolean whole = length >= 2 && Wire.u16(bytes, offset) == length - 2;
        return whole ? datagram(bytes, offset + 2, length - 2) : PayloadKind.UNKNOWN;
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        return switch (length) {
            case 14 -> reset(bytes, offset, CLIENT, 0);
            case 26 -> reset(bytes, offset, SERVER, 1);
            default -> PayloadKind.UNKNOWN;
        };
    }

    private static PayloadKind reset(
            ByteBuffer bytes, long offset, int operation, int acknowledgements) {
        boolean recognised =
                Wire.u8(bytes, offset) == operation
                        && Wire.i64(bytes, offset + 1) != 0
                        && Wire.u8(bytes, offset + 9) == acknowledgements
                        && Wire.i32(bytes, offset + 10) == 0;
        return recognised ? PayloadKind.OPENVPN : PayloadKind.UNKNOWN;
    }
}
