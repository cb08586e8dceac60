package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Network time.
///
/// ```
/// modes 1 to 5 (RFC 5905 §7.3)
///  0 leap 2 bits | version 3 | mode 3     1 stratum     2 poll     3 precision
///  4 root delay 4 (16.16 s)     8 root dispersion 4     12 reference 4
/// 16 reference, origin, receive and transmit times, 8 each     48 extensions, code
///
/// mode 6, control (RFC 9327 §2)
///  0 0 2 bits | version 3 | 6     1 response, error, more | operation 5     2 sequence 2
///  4 status 2     6 association 2     8 offset 2     10 count 2     12 data
///
/// mode 7, private (ntpd's ntp_request.h)
///  0 response 1 | more 1 | version 3 | 7     1 authenticated 1 | sequence 7
///  2 implementation     3 request: 20 and 42 are monlist
///  4 error 4 | items 12     6 zero 4 | item size 12     8 data
/// ```
final class Ntp {

    private static final int HEADER = 48;
    private static final int LARGEST = 1024;
    private static final int SERVER = 4;
    private static final int CONTROL = 6;
    private static final int PRIVATE = 7;
    private static final int CONTROL_HEADER = 12;
    private static final int CONTROL_DATA = 468;

    private Ntp() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        int first = Wire.u8(bytes, offset);
        int version = (first >>> 3) & 7;
        if (length < 8 || version < 1 || version > 4) {
            return PayloadKind.UNKNOWN;
        }
        return switch (first & 7) {
            case 1, 3 -> when(time(bytes, offset, length), PayloadKind.NTP_REQUEST);
            case 2, 5 -> when(answer(bytes, offset, length), PayloadKind.NTP_RESPONSE);
            case SERVER -> when(answer(bytes, offset, length), PayloadKind.NTP_RESPONSE);
            case CONTROL -> when(control(bytes, offset, length), PayloadKind.NTP_CONTROL);
            case PRIVATE -> when(listing(bytes, offset, length), PayloadKind.NTP_PRIVATE);
            default -> PayloadKind.UNKNOWN;
        };
    }

    private static PayloadKind when(boolean recognised, PayloadKind kind) {
        return recognised ? kind : PayloadKind.UNKNOWN;
    }

    /// Stratum to 16, poll to 2^17 s, precision a second or better, distances below 128 s.
    private static boolean time(ByteBuffer bytes, long offset, int length) {
        int precision = (byte) Wire.u8(bytes, offset + 3);
        return length >= HEADER
                && length <= LARGEST
                && length % 4 == 0
                && Wire.u8(bytes, offset + 1) <= 16
                && Wire.u8(bytes, offset + 2) <= 17
                && precision <= 0
                && precision >= -32
                && Wire.u16(bytes, offset + 4) < 128
                && Wire.u16(bytes, offset + 8) < 128;
    }

    private static boolean answer(ByteBuffer bytes, long offset, int length) {
        return time(bytes, offset, length) && Wire.i64(bytes, offset + 40) != 0;
    }

    private static boolean control(ByteBuffer bytes, long offset, int length) {
        if (length < CONTROL_HEADER || Wire.u8(bytes, offset) >>> 6 != 0) {
            return false;
        }
        int operation = Wire.u8(bytes, offset + 1) & 0x1F;
        boolean response = (Wire.u8(bytes, offset + 1) & 0x80) != 0;
        int count = Wire.u16(bytes, offset + 10);
        boolean lengths =
                count <= CONTROL_DATA && CONTROL_HEADER + count <= length && length % 4 == 0;
        boolean known = operation <= 12 || operation == 31;
        return known
                && lengths
                && (response ? filled(bytes, offset, length) : blank(bytes, offset));
    }

    /// A request has no status and asks from the start.
    private static boolean blank(ByteBuffer bytes, long offset) {
        return (Wire.u8(bytes, offset + 1) & 0x60) == 0
                && Wire.u16(bytes, offset + 4) == 0
                && Wire.u16(bytes, offset + 8) == 0;
    }

    /// A response is as long as it says, padded to four bytes.
    private static boolean filled(ByteBuffer bytes, long offset, int length) {
        int count = Wire.u16(bytes, offset + 10);
        return ((CONTROL_HEADER + count + 3) & ~3) == length
                && Wire.u16(bytes, offset + 8) % 4 == 0
                && Wire.u16(bytes, offset + 2) < 0x8000;
    }

    private static boolean listing(ByteBuffer bytes, long offset, int length) {
        int implementation = Wire.u8(bytes, offset + 2);
        int items = Wire.u16(bytes, offset + 4);
        int size = Wire.u16(bytes, offset + 6);
        boolean known =
                (implementation == 0 || implementation == 2 || implementation == 3)
                        && Wire.u8(bytes, offset + 3) <= 45
                        && size < 0x1000;
        int data = (items & 0xFFF) * size;
        boolean response = (Wire.u8(bytes, offset) & 0x80) != 0;
        return known
                && (response
                        ? 8 + data == length
                        : Wire.u8(bytes, offset + 1) == 0 && items < 0x1000 && 8 + data <= length);
    }
}
