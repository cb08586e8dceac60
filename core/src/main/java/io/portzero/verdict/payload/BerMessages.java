package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// SNMP and LDAP, which write their messages in BER (X.690): tag, length, content.
///
/// ```
/// SNMP v1, v2c (RFC 1157 §4, RFC 1901 §3)  30 len  02 01 version 0, 1  04 len community  A0-A8 len
/// SNMP v3 (RFC 3412 §6)                    30 len  02 01 03            30 len globals
/// LDAP (RFC 4511 §4.1.1)                   30 len  02 len message      60 bind, 61 its answer,
///                                          63 search, 64 entry, 65 done
/// ```
final class BerMessages {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;

    private BerMessages() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        PayloadKind kind = datagram(bytes, offset, length);
        return kind == PayloadKind.CLDAP ? PayloadKind.LDAP : kind;
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        if (length < 8 || Wire.u8(bytes, offset) != SEQUENCE) {
            return PayloadKind.UNKNOWN;
        }
        int number = contentOf(bytes, offset, length, 0);
        if (number < 0 || number + 3 > length || Wire.u8(bytes, offset + number) != INTEGER) {
            return PayloadKind.UNKNOWN;
        }
        int size = Wire.u8(bytes, offset + number + 1);
        int next = number + 2 + size;
        if (size < 1 || size > 4 || next + 2 > length || !fills(bytes, offset, length)) {
            return PayloadKind.UNKNOWN;
        }
        return behindNumber(bytes, offset, length, next);
    }

    private static PayloadKind behindNumber(ByteBuffer bytes, long offset, int length, int next) {
        int tag = Wire.u8(bytes, offset + next);
        int version = Wire.u8(bytes, offset + next - 1);
        boolean oneByte = Wire.u8(bytes, offset + next - 2) == 1;
        return switch (tag) {
            case OCTETS -> snmp(oneByte && version <= 1 && community(bytes, offset, length, next));
            case SEQUENCE -> snmp(oneByte && version == 3 && globals(bytes, offset, length, next));
            case 0x60, 0x61, 0x63, 0x64, 0x65 ->
                    contentOf(bytes, offset, length, next) > 0
                            ? PayloadKind.CLDAP
                            : PayloadKind.UNKNOWN;
            default -> PayloadKind.UNKNOWN;
        };
    }

    private static PayloadKind snmp(boolean recognised) {
        return recognised ? PayloadKind.SNMP : PayloadKind.UNKNOWN;
    }

    /// A community, and a request or an answer behind it.
    private static boolean community(ByteBuffer bytes, long offset, int length, int at) {
        int content = contentOf(bytes, offset, length, at);
        int end = content < 0 ? -1 : content + size(bytes, offset, length, at);
        if (end < 0 || end >= length) {
            return false;
        }
        int tag = Wire.u8(bytes, offset + end);
        return tag >= 0xA0 && tag <= 0xA8;
    }

    /// The message's number comes first.
    private static boolean globals(ByteBuffer bytes, long offset, int length, int at) {
        int content = contentOf(bytes, offset, length, at);
        return content > 0 && content < length && Wire.u8(bytes, offset + content) == INTEGER;
    }

    /// Whether the outer sequence ends with the payload, or behind it where the capture was cut.
    private static boolean fills(ByteBuffer bytes, long offset, int length) {
        return contentOf(bytes, offset, length, 0) + size(bytes, offset, length, 0) >= length;
    }

    /// Where the content of the element at `at` begins, or -1 where its length has no sensible
    /// form.
    private static int contentOf(ByteBuffer bytes, long offset, int length, int at) {
        if (at + 2 > length) {
            return -1;
        }
        int first = Wire.u8(bytes, offset + at + 1);
        int extra = first < 0x80 ? 0 : first & 0x7F;
        boolean sensible = first != 0x80 && extra <= 4 && at + 2 + extra <= length;
        return sensible && size(bytes, offset, length, at) >= 0 ? at + 2 + extra : -1;
    }

    /// The length of the element at `at`; -1 where it is not captured or beyond any packet.
    private static int size(ByteBuffer bytes, long offset, int length, int at) {
        int first = Wire.u8(bytes, offset + at + 1);
        if (first < 0x80) {
            return first;
        }
        int extra = first & 0x7F;
        if (extra > 4 || at + 2 + extra > length) {
            return -1;
        }
        long size = 0;
        for (int i = 0; i < extra; i++) {
            size = size << 8 | Wire.u8(bytes, offset + at + 2 + i);
        }
        return size <= 0xFFFF ? (int) size : -1;
    }
}
