package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// QUIC's long header (RFC 8999 §5.1, RFC 9000 §17.2); short headers have nothing to tell them by.
///
/// ```
/// 0 long 1 bit | fixed 1 | type 2 | for the type 4     1 version 4
/// 5 length 1 | destination's id     length 1 | source's id     ...
/// ```
final class Quic {

    private static final int IDS = 5;
    private static final int LONGEST_ID = 20;
    private static final int VERSION_1 = 1;
    private static final int VERSION_2 = 0x6B33_43CF;
    private static final int LAST_DRAFT = 34;

    /// A client pads its first datagrams to this (RFC 9000 §14.1).
    private static final int FIRST_DATAGRAM = 1200;

    private Quic() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < IDS + 2 || Wire.u8(bytes, offset) < 0x80) {
            return PayloadKind.UNKNOWN;
        }
        int version = Wire.i32(bytes, offset + 1);
        int rest = rest(bytes, offset, length);
        if (rest < 0) {
            return PayloadKind.UNKNOWN;
        }
        if (version == 0) {
            return versions(bytes, offset + length - rest, rest)
                    ? PayloadKind.QUIC_VERSIONS
                    : PayloadKind.UNKNOWN;
        }
        boolean recognised = known(version) || greased(version) && length >= FIRST_DATAGRAM;
        boolean fixed = (Wire.u8(bytes, offset) & 0x40) != 0;
        return recognised && fixed ? PayloadKind.QUIC : PayloadKind.UNKNOWN;
    }

    private static boolean known(int version) {
        int draft = version & 0xFF;
        return version == VERSION_1
                || version == VERSION_2
                || (version >>> 8 == 0xFF_0000 && draft > 0 && draft <= LAST_DRAFT);
    }

    /// Versions that ask for a list of versions (RFC 9000 §15).
    private static boolean greased(int version) {
        return (version & 0x0F0F_0F0F) == 0x0A0A_0A0A;
    }

    /// A list of the versions that a server knows (RFC 9000 §17.2.1).
    private static boolean versions(ByteBuffer bytes, long offset, int length) {
        if (length < 4 || length % 4 != 0) {
            return false;
        }
        int first = Wire.i32(bytes, offset);
        return known(first) || greased(first);
    }

    /// The bytes behind both ids, or -1.
    private static int rest(ByteBuffer bytes, long offset, int length) {
        int destination = Wire.u8(bytes, offset + IDS);
        int source = IDS + 1 + destination;
        if (destination > LONGEST_ID || source >= length) {
            return -1;
        }
        int sourceLength = Wire.u8(bytes, offset + source);
        int rest = length - source - 1 - sourceLength;
        return sourceLength <= LONGEST_ID ? rest : -1;
    }
}
