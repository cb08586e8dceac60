package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// CoAP (RFC 7252 §3).
///
/// ```
/// 0 version 2 bits: 1 | type 2 | token length 4   1 code: class 3 bits, detail 5   2 message 2
/// 4 token   options: delta 4 bits | length 4 | value ...   FF and the content
/// ```
///
/// A request must name a host or a path in visible characters, an answer the form of its content,
/// and every option must be a known one up to the end.
final class Coap {

    private static final int HEADER = 4;
    private static final int END = 0xFF;
    private static final int HOST = 3;
    private static final int PATH = 11;
    private static final int CONTENT_FORM = 12;
    private static final int QUERY = 15;

    private Coap() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        int first = Wire.u8(bytes, offset);
        int token = first & 0xF;
        if (first >>> 6 != 1 || token > 8 || HEADER + token >= length) {
            return PayloadKind.UNKNOWN;
        }
        int code = Wire.u8(bytes, offset + 1);
        boolean request = code >= 1 && code <= 7;
        return (request || answer(code)) && options(bytes, offset, length, HEADER + token, request)
                ? PayloadKind.COAP
                : PayloadKind.UNKNOWN;
    }

    private static boolean answer(int code) {
        int detail = code & 0x1F;
        return switch (code >>> 5) {
            case 2 -> detail >= 1 && detail <= 5;
            case 4 -> detail <= 6 || detail == 12 || detail == 13 || detail == 15;
            case 5 -> detail <= 5;
            default -> false;
        };
    }

    private static boolean options(
            ByteBuffer bytes, long offset, int length, int start, boolean request) {
        int number = 0;
        int at = start;
        boolean named = false;
        while (at < length && Wire.u8(bytes, offset + at) != END) {
            int head = Wire.u8(bytes, offset + at);
            int value = at + 1 + extension(head >>> 4) + extension(head & 0xF);
            if (head >>> 4 == 15 || (head & 0xF) >= 14 || value > length) {
                return false;
            }
            number += delta(bytes, offset + at, head >>> 4);
            int size = (head & 0xF) < 13 ? head & 0xF : 13 + Wire.u8(bytes, offset + value - 1);
            if (value + size > length || !option(bytes, offset + value, number, size)) {
                return false;
            }
            named |= request ? number == HOST || number == PATH : number == CONTENT_FORM;
            at = value + size;
        }
        boolean content = at + 1 < length;
        return named && (request ? at == length || content : content);
    }

    private static int extension(int nibble) {
        return nibble < 13 ? 0 : nibble - 12;
    }

    private static int delta(ByteBuffer bytes, long option, int nibble) {
        return switch (nibble) {
            case 13 -> 13 + Wire.u8(bytes, option + 1);
            case 14 -> 269 + Wire.u16(bytes, option + 1);
            default -> nibble;
        };
    }

    /// The options of RFC 7252 §5.10, RFC 7641 and RFC 7959, and what their values may be.
    private static boolean option(ByteBuffer bytes, long value, int number, int size) {
        return switch (number) {
            case HOST, PATH, QUERY, 8, 20, 35, 39 ->
                    size > 0 && Ascii.printable(bytes, value, size);
            case 1, 4 -> size <= 8;
            case 5 -> size == 0;
            case 6, 23, 27 -> size <= 3;
            case 7, CONTENT_FORM, 17 -> size <= 2;
            case 14, 28, 60 -> size <= 4;
            default -> false;
        };
    }
}
