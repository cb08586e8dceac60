package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// BitTorrent's handshake, its distributed hash table and its tracker protocol.
///
/// ```
/// handshake (BEP 3)   13 "BitTorrent protocol" reserved 8 | hash 20 | peer 20
/// DHT (BEP 5)         a bencoded dictionary: d key value key value ... e
///                     query   d 1:a d2:id20:... e 1:q 4:ping 1:t 2:aa 1:y 1:q e
///                     answer  d 1:r d2:id20:... e 1:t 2:aa 1:y 1:r e
///                     error   d 1:e l i201e 7:message e 1:t 2:aa 1:y 1:e e
///                     "ip" (BEP 42) and others may come before "r"; some senders do not sort
/// tracker (BEP 15)    connect request: 00000417 27101980 | action 0 | transaction 4
/// ```
final class BitTorrent {

    private static final byte[] HANDSHAKE = Ascii.word("\u0013BitTorrent protocol");
    private static final byte[][] KINDS = Ascii.words("1:q", "1:r", "1:e");
    private static final byte[][] QUERIES =
            Ascii.words(
                    "4:ping",
                    "9:find_node",
                    "9:get_peers",
                    "13:announce_peer",
                    "3:get",
                    "3:put",
                    "17:sample_infohashes",
                    "4:vote");
    private static final long TRACKER_MAGIC = 0x0000_0417_2710_1980L;
    private static final int KEYS = 8;

    private BitTorrent() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        return handshake(bytes, offset, length) ? PayloadKind.BITTORRENT_PEER : PayloadKind.UNKNOWN;
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        if (length >= 2 && Wire.u8(bytes, offset) == 'd' && dictionary(bytes, offset, length)) {
            return PayloadKind.BITTORRENT_DHT;
        }
        if (length == 16
                && Wire.i64(bytes, offset) == TRACKER_MAGIC
                && Wire.i32(bytes, offset + 8) == 0) {
            return PayloadKind.BITTORRENT_TRACKER;
        }
        return stream(bytes, offset, length);
    }

    static boolean handshake(ByteBuffer bytes, long offset, int length) {
        return Ascii.startsWith(bytes, offset, length, HANDSHAKE);
    }

    /// Whether one of the first keys and its value can only be those of a DHT message.
    private static boolean dictionary(ByteBuffer bytes, long offset, int length) {
        int at = 1;
        for (int key = 0; key < KEYS && at + 4 <= length; key++) {
            int name = stringStart(bytes, offset, length, at);
            int value = stringEnd(bytes, offset, length, at);
            if (value < 0 || value > length || value - name > 2) {
                return false;
            }
            if (value - name == 1
                    && telling(bytes, offset + name, offset + value, length - value)) {
                return true;
            }
            at = scalarEnd(bytes, offset, length, value);
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean telling(ByteBuffer bytes, long key, long value, int length) {
        return switch (Wire.u8(bytes, key)) {
            case 'a', 'r' -> beginsNested(bytes, value, length, 'd');
            case 'e' -> beginsNested(bytes, value, length, 'l');
            case 'q' -> Ascii.anyAtStart(bytes, value, length, QUERIES) > 0;
            case 'y' -> Ascii.anyAtStart(bytes, value, length, KINDS) > 0;
            default -> false;
        };
    }

    /// A list or dictionary whose first member is a string, or in a list the number of an error.
    private static boolean beginsNested(ByteBuffer bytes, long value, int length, int opening) {
        if (length < 3 || Wire.u8(bytes, value) != opening) {
            return false;
        }
        int first = Wire.u8(bytes, value + 1);
        int second = Wire.u8(bytes, value + 2);
        boolean string = Ascii.digit(first) && (second == ':' || Ascii.digit(second));
        return string || (opening == 'l' && first == 'i' && Ascii.digit(second));
    }

    /// Where a string or a number ends, or -1.
    private static int scalarEnd(ByteBuffer bytes, long offset, int length, int at) {
        if (at >= length || Wire.u8(bytes, offset + at) != 'i') {
            return stringEnd(bytes, offset, length, at);
        }
        int digits = Ascii.before(bytes, offset + at, Math.min(12, length - at), 'e');
        return digits < 12 ? at + digits + 1 : -1;
    }

    /// Where the content of a string begins, or -1: behind its length and a colon.
    private static int stringStart(ByteBuffer bytes, long offset, int length, int at) {
        for (int i = at; i < Math.min(length, at + 4); i++) {
            int character = Wire.u8(bytes, offset + i);
            if (character == ':' && i > at) {
                return i + 1;
            }
            if (!Ascii.digit(character)) {
                return -1;
            }
        }
        return -1;
    }

    private static int stringEnd(ByteBuffer bytes, long offset, int length, int at) {
        int start = stringStart(bytes, offset, length, at);
        if (start < 0) {
            return -1;
        }
        int size = 0;
        for (int i = at; i < start - 1; i++) {
            size = size * 10 + Wire.u8(bytes, offset + i) - '0';
        }
        return start + size;
    }
}
