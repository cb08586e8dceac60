package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// BitTorrent's transport over UDP, uTP (BEP 29).
///
/// ```
///  0 type 4 bits: data, fin, state, reset, syn | version 4 bits: 1
///  1 first extension: 0 none, 1 selective acknowledgement, 2 extension bits
///  2 connection 2     4 time 4     8 time difference 4     12 window 4
/// 16 sequence 2      18 acknowledged 2
/// 20 extensions: next extension 1 | length 1 | content ...
/// ```
///
/// A window above 8 MiB and a zero time are not seen in practice; a syn knows no time difference
/// and acknowledges nothing, in the BEP's own example and in libutp.
final class Utp {

    private static final int HEADER = 20;
    private static final int DATA = 0;
    private static final int SYN = 4;
    private static final int LARGEST_WINDOW = 1 << 23;
    private static final int EXTENSIONS = 4;

    private Utp() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (length < HEADER || !header(bytes, offset)) {
            return PayloadKind.UNKNOWN;
        }
        int data = dataOffset(bytes, offset, length);
        if (data < 0 || !fitsType(bytes, offset, length - data)) {
            return PayloadKind.UNKNOWN;
        }
        return BitTorrent.handshake(bytes, offset + data, length - data)
                ? PayloadKind.BITTORRENT_PEER
                : PayloadKind.BITTORRENT_UTP;
    }

    private static boolean header(ByteBuffer bytes, long offset) {
        int typeAndVersion = Wire.u8(bytes, offset);
        return (typeAndVersion & 0xF) == 1
                && typeAndVersion >>> 4 <= SYN
                && Wire.u8(bytes, offset + 1) <= 2
                && Wire.i32(bytes, offset + 4) != 0
                && Wire.u32(bytes, offset + 12) < LARGEST_WINDOW;
    }

    private static boolean fitsType(ByteBuffer bytes, long offset, int dataLength) {
        return switch (Wire.u8(bytes, offset) >>> 4) {
            case DATA -> dataLength > 0 && Wire.i32(bytes, offset + 12) != 0;
            case SYN ->
                    dataLength == 0
                            && Wire.i32(bytes, offset + 8) == 0
                            && Wire.u16(bytes, offset + 18) == 0;
            default -> dataLength == 0;
        };
    }

    /// Where the extensions end, or -1 where they do not fit.
    ///
    /// A reset that names extension bits without having them is a known form (it is in CAIDA's
    /// filter of telescope traffic).
    private static int dataOffset(ByteBuffer bytes, long offset, int length) {
        int type = Wire.u8(bytes, offset + 1);
        int at = HEADER;
        if (length == HEADER && type == 2) {
            return at;
        }
        for (int i = 0; i < EXTENSIONS && type != 0; i++) {
            if (at + 2 > length || !extension(type, Wire.u8(bytes, offset + at + 1))) {
                return -1;
            }
            type = Wire.u8(bytes, offset + at);
            at += 2 + Wire.u8(bytes, offset + at + 1);
        }
        return type == 0 && at <= length ? at : -1;
    }

    /// Selective acknowledgements come in words of four bytes, extension bits are eight bytes.
    private static boolean extension(int type, int length) {
        return switch (type) {
            case 1 -> length > 0 && length % 4 == 0;
            case 2 -> length == 8;
            default -> false;
        };
    }
}
