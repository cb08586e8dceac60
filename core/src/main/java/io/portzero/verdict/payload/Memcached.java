package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// memcached's text protocol (its protocol.txt): over UDP behind a frame header.
///
/// ```
/// 0 request 2     2 sequence 2     4 datagrams 2     6 reserved 2: 0     8 text
/// ```
final class Memcached {

    private static final int FRAME = 8;
    private static final byte[][] WORDS =
            Ascii.words(
                    "stats",
                    "get ",
                    "gets ",
                    "set ",
                    "add ",
                    "version\r\n",
                    "flush_all",
                    "STAT ",
                    "VALUE ",
                    "END\r\n",
                    "VERSION ",
                    "ERROR\r\n");
    private static final byte[][] UNMISTAKABLE =
            Ascii.words("stats\r\n", "stats ", "version\r\n", "flush_all\r\n", "STAT pid ");

    private Memcached() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        return Ascii.anyAtStart(bytes, offset, length, UNMISTAKABLE) > 0
                ? PayloadKind.MEMCACHED
                : PayloadKind.UNKNOWN;
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        return length > FRAME
                        && frame(bytes, offset)
                        && Ascii.anyAtStart(bytes, offset + FRAME, length - FRAME, WORDS) > 0
                ? PayloadKind.MEMCACHED
                : PayloadKind.UNKNOWN;
    }

    private static boolean frame(ByteBuffer bytes, long offset) {
        int datagrams = Wire.u16(bytes, offset + 4);
        return Wire.u16(bytes, offset + 2) < Math.max(1, datagrams)
                && Wire.u16(bytes, offset + 6) == 0;
    }
}
