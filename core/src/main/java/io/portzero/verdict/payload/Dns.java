package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Domain names (RFC 1035 §4.1), also multicast (RFC 6762) and link-local (RFC 4795).
///
/// ```
///  0 id 2     2 QR 1 | opcode 4 | AA TC RD RA 1 each | Z AD CD 1 each | code 4
///  4 questions 2     6 answers 2     8 authorities 2    10 additional 2
/// 12 question: labels (length 1, text) ... 0 | type 2 | class 2
///    record:   name | type 2 | class 2 | time to live 4 | length 2 | data
/// ```
///
/// Labels must be text, which the names on the Internet are; over TCP two bytes of length come
/// first.
final class Dns {

    private static final int HEADER = 12;
    private static final int RESPONSE = 0x8000;
    private static final int RESERVED = 0x0040;
    private static final int CUT = Integer.MAX_VALUE;

    private Dns() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        if (length < 2 + HEADER || Wire.u16(bytes, offset) < HEADER) {
            return PayloadKind.UNKNOWN;
        }
        int message = Math.min(length - 2, Wire.u16(bytes, offset));
        return datagram(bytes, offset + 2, message);
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        if (length < HEADER || !opcodeKnown(bytes, offset)) {
            return PayloadKind.UNKNOWN;
        }
        boolean response = (Wire.u16(bytes, offset + 2) & RESPONSE) != 0;
        if (response) {
            return response(bytes, offset, length) ? PayloadKind.DNS_RESPONSE : PayloadKind.UNKNOWN;
        }
        return query(bytes, offset, length) ? PayloadKind.DNS_QUERY : PayloadKind.UNKNOWN;
    }

    /// QUERY, IQUERY, STATUS, NOTIFY or UPDATE, without the reserved bit.
    private static boolean opcodeKnown(ByteBuffer bytes, long offset) {
        int flags = Wire.u16(bytes, offset + 2);
        int opcode = (flags >>> 11) & 0xF;
        return (flags & RESERVED) == 0 && opcode <= 5 && opcode != 3;
    }

    private static boolean query(ByteBuffer bytes, long offset, int length) {
        int questions = Wire.u16(bytes, offset + 4);
        boolean counts =
                questions >= 1
                        && questions <= 64
                        && Wire.u16(bytes, offset + 6) <= 64
                        && Wire.u16(bytes, offset + 8) <= 64
                        && Wire.u16(bytes, offset + 10) <= 4;
        int code = Wire.u16(bytes, offset + 2) & 0xF;
        return counts && code == 0 && question(bytes, offset, length);
    }

    private static boolean response(ByteBuffer bytes, long offset, int length) {
        int questions = Wire.u16(bytes, offset + 4);
        int answers = Wire.u16(bytes, offset + 6);
        boolean counts =
                answers <= 1024
                        && Wire.u16(bytes, offset + 8) <= 64
                        && Wire.u16(bytes, offset + 10) <= 64;
        if (!counts || questions > 1) {
            return false;
        }
        if (questions == 1) {
            return question(bytes, offset, length);
        }
        return answers > 0 ? record(bytes, offset, length) : refusal(bytes, offset, length);
    }

    /// Only a header, with the code of an error.
    private static boolean refusal(ByteBuffer bytes, long offset, int length) {
        return length == HEADER
                && (Wire.u16(bytes, offset + 2) & 0xF) != 0
                && Wire.i64(bytes, offset + 4) == 0;
    }

    private static boolean question(ByteBuffer bytes, long offset, int length) {
        int end = nameEnd(bytes, offset, length);
        return end == CUT || (end > 0 && (end + 4 > length || typeAndClass(bytes, offset + end)));
    }

    private static boolean record(ByteBuffer bytes, long offset, int length) {
        int end = nameEnd(bytes, offset, length);
        return end > 0
                && end != CUT
                && end + 10 <= length
                && typeAndClass(bytes, offset + end)
                && end + 10 + Wire.u16(bytes, offset + end + 8) <= length;
    }

    /// A type below the private ones; class Internet, CHAOS, Hesiod or any, with multicast's bit.
    private static boolean typeAndClass(ByteBuffer bytes, long offset) {
        int type = Wire.u16(bytes, offset);
        int space = Wire.u16(bytes, offset + 2) & 0x7FFF;
        boolean knownSpace = space == 1 || space == 3 || space == 4 || space == 255;
        return type > 0 && knownSpace && (type <= 264 || type == 0x8000 || type == 0x8001);
    }

    /// ASCII or UTF-8, which multicast DNS writes (RFC 6762 §16), without control characters.
    private static boolean text(ByteBuffer bytes, long offset, int length) {
        for (int i = 0; i < length; i++) {
            int character = Wire.u8(bytes, offset + i);
            if (character < ' ' || character == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /// Where the first name ends, -1 where it is none, [#CUT] where the capture ends within it.
    private static int nameEnd(ByteBuffer bytes, long offset, int length) {
        int at = HEADER;
        while (at < length && at < HEADER + 255) {
            int label = Wire.u8(bytes, offset + at);
            if (label == 0) {
                return at + 1;
            }
            int visible = Math.min(label, length - at - 1);
            if (label > 63 || !text(bytes, offset + at + 1, visible)) {
                return -1;
            }
            at += 1 + label;
        }
        return at >= length && length > HEADER + 1 ? CUT : -1;
    }
}
