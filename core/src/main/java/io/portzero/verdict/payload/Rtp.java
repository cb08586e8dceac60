package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Audio with a fixed payload type (RFC 3550 §5.1, RFC 3551 §6), and its reports (RFC 3550 §6.4).
///
/// ```
/// audio    0 80   1 marker 1 bit | type 7   2 sequence 2   4 time 4   8 source 4   12 samples
/// report   0 version 2 bits: 2 | padding 1 | count 5   1 type 1: 200, 201   2 length 2, words - 1
/// ```
///
/// One byte of magic is not much: samples must have the lengths of 10, 20, 30 or 40 ms exactly, and
/// reports must follow each other to the end. Types that a session agrees upon, and video, cannot
/// be told from other bytes.
final class Rtp {

    private static final int HEADER = 12;
    private static final int VERSION_ONLY = 0x80;
    private static final int SENDER_REPORT = 200;
    private static final int LAST_REPORT = 207;

    private Rtp() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < 8 || Wire.u8(bytes, offset) >>> 6 != 2) {
            return PayloadKind.UNKNOWN;
        }
        return audio(bytes, offset, length) || reports(bytes, offset, length)
                ? PayloadKind.RTP
                : PayloadKind.UNKNOWN;
    }

    private static boolean audio(ByteBuffer bytes, long offset, int length) {
        return length > HEADER
                && Wire.u8(bytes, offset) == VERSION_ONLY
                && Wire.i32(bytes, offset + 8) != 0
                && samples(Wire.u8(bytes, offset + 1) & 0x7F, length - HEADER);
    }

    /// G.711 takes 80 bytes for 10 ms, GSM 33 for 20 ms, G.729 10 for 10 ms.
    private static boolean samples(int type, int length) {
        return switch (type) {
            case 0, 8 -> length % 80 == 0 && length <= 320;
            case 3 -> length == 33 || length == 66;
            case 18 -> length % 10 == 0 && length <= 40;
            default -> false;
        };
    }

    private static boolean reports(ByteBuffer bytes, long offset, int length) {
        int at = 0;
        while (at + 4 <= length) {
            int type = Wire.u8(bytes, offset + at + 1);
            int last = at == 0 ? SENDER_REPORT + 1 : LAST_REPORT;
            boolean report = Wire.u8(bytes, offset + at) >>> 6 == 2 && type >= SENDER_REPORT;
            if (!report || type > last) {
                return false;
            }
            at += 4 * (Wire.u16(bytes, offset + at + 2) + 1);
        }
        return at == length;
    }
}
