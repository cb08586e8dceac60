package io.portzero.flow.nfdump;

import java.nio.ByteBuffer;

/// Unpacks LZO1X, as nfdump's blocks have it (the Linux kernel describes the stream in
/// `Documentation/staging/lzo.rst`).
///
/// ```
///   first byte > 17    that less 17 literals
///   0000LLLL           behind a match without literals: 3 + L literals
///   0000DDSS H         behind 1 to 3 literals: 2 bytes from H·4 + D + 1 back
///                      behind 4 and more:      3 bytes from H·4 + D + 2049 back
///   0001HLLL D D       2 + L bytes from 16384 + H·16384 + D back; 16384 ends the stream
///   001LLLLL D D       2 + L bytes from D + 1 back
///   01LDDDSS H         3 + L bytes from H·8 + D + 1 back
///   1LLDDDSS H         5 + L bytes from H·8 + D + 1 back
/// ```
///
/// S is how many literals follow a match; in `D D` it is the lowest two bits of a little-endian
/// word. L = 0 in the first and in the `D D` forms goes on in the bytes behind: 255 for each 0,
/// then a last one.
final class Lzo1x {

    private static final int FIRST_LITERALS = 17;
    private static final int FAR = 16_384;
    private static final int AFTER_LITERALS = 2_048;
    private static final int MANY = 4;
    private static final int BROKEN = -1;

    private ByteBuffer in = ByteBuffer.allocateDirect(0);
    private ByteBuffer out = in;
    private int at;
    private int end;
    private int written;
    private int most;
    private int distance;
    private int matched;

    /// Unpacks the bytes from `from` to `to` into the beginning of `target`. Returns how many they
    /// became, or -1 where they are broken or become more than `target` holds.
    int unpack(ByteBuffer bytes, int from, int to, ByteBuffer target) {
        in = bytes;
        out = target;
        at = from;
        end = to;
        written = 0;
        most = target.capacity();
        int literals = 0;
        if (at < end && byteAt(at) > FIRST_LITERALS) {
            literals = byteAt(at++) - FIRST_LITERALS;
            if (!copyLiterals(literals)) {
                return BROKEN;
            }
        }
        int state = Math.min(literals, MANY);
        while (at < end) {
            state = instruction(byteAt(at++), state);
            if (state < 0) {
                return state == BROKEN || at != end ? BROKEN : written;
            }
        }
        return BROKEN;
    }

    private int byteAt(int offset) {
        return in.get(offset) & 0xFF;
    }

    /// Does one instruction. Returns how many literals it ended with, 4 for more; -1 where it is
    /// broken, -2 where it ends the stream.
    private int instruction(int code, int state) {
        if (code < 16 && state == 0) {
            int count = longer(code, 15, 3);
            return count > 0 && copyLiterals(count) ? MANY : BROKEN;
        }
        int literals = match(code, state);
        if (literals < 0) {
            return literals;
        }
        return copyMatch() && copyLiterals(literals) ? literals : BROKEN;
    }

    /// Reads where a match is and how long. Returns how many literals follow it.
    private int match(int code, int state) {
        if (code >= 64) {
            if (at >= end) {
                return BROKEN;
            }
            distance = (byteAt(at++) << 3) + (code >> 2 & 7) + 1;
            matched = code >= 128 ? 5 + (code >> 5 & 3) : 3 + (code >> 5 & 1);
            return code & 3;
        }
        if (code < 16) {
            if (at >= end) {
                return BROKEN;
            }
            distance = (byteAt(at++) << 2) + (code >> 2) + 1;
            distance += state == MANY ? AFTER_LITERALS : 0;
            matched = state == MANY ? 3 : 2;
            return code & 3;
        }
        return farMatch(code);
    }

    private int farMatch(int code) {
        boolean near = code >= 32;
        matched = near ? longer(code & 31, 31, 2) : longer(code & 7, 7, 2);
        if (matched < 0 || end - at < 2) {
            return BROKEN;
        }
        int word = byteAt(at) | byteAt(at + 1) << 8;
        at += 2;
        distance = near ? (word >> 2) + 1 : FAR + ((code & 8) << 11) + (word >> 2);
        return distance == FAR && !near ? -2 : word & 3;
    }

    /// A length, of which 0 says that it goes on; -1 where it does not end.
    private int longer(int length, int most0, int base) {
        if (length > 0) {
            return base + length;
        }
        int sum = base + most0;
        while (at < end && in.get(at) == 0) {
            at++;
            sum += 255;
            if (sum > most + 255) {
                return BROKEN;
            }
        }
        return at < end ? sum + byteAt(at++) : BROKEN;
    }

    private boolean copyLiterals(int count) {
        if (count > end - at || count > most - written) {
            return false;
        }
        if (count <= 16 && end - at >= 16 && most - written >= 16) {
            out.putLong(written, in.getLong(at));
            out.putLong(written + 8, in.getLong(at + 8));
        } else {
            out.put(written, in, at, count);
        }
        at += count;
        written += count;
        return true;
    }

    private boolean copyMatch() {
        if (distance > written || matched > most - written) {
            return false;
        }
        int from = written - distance;
        int to = written;
        int stop = written + matched;
        if (distance >= 8 && most - stop >= 8) {
            for (; to < stop; to += 8, from += 8) {
                out.putLong(to, out.getLong(from));
            }
        } else {
            while (to < stop) {
                out.put(to++, out.get(from++));
            }
        }
        written = stop;
        return true;
    }
}
