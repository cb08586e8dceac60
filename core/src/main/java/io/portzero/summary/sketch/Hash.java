package io.portzero.summary.sketch;

import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// The one hash function of all summaries: 64 bits from one, two or three longs.
///
/// **Frozen.** Which keys a saved sample kept depends on every bit of these functions, and two
/// samples can be merged only if both were made with the same ones. The outputs are pinned by test
/// vectors and may never change.
///
/// The functions take no seed: equal keys have equal hashes in every process, which is what makes
/// parts from several machines mergeable. They are not a defence against chosen keys, so anything
/// that probes by hash must stay correct, if slower, when many hashes agree in some bits.
public final class Hash {

    // 2^64 divided by the golden ratio: keeps an all-zero key away from the fixed point mix(0) = 0.
    private static final long OFFSET = 0x9E3779B97F4A7C15L;

    // A 64-bit multiplier with a good spectrum (Steele and Vigna, 2021); odd, hence a bijection.
    private static final long SPREAD = 0xD1342543DE82EF95L;

    private static final int HASHED_PAYLOAD = 256;

    private Hash() {}

    /// Mixes 64 bits so that each input bit flips each output bit with probability near one half.
    ///
    /// A bijection: different values never collide. Zero maps to zero. The function is
    /// `rrxmrrxmsx_0` of Pelle Evensen, "Better, stronger mixer and a test procedure" (2019),
    /// chosen because addresses and counters differ in few and regular bits.
    ///
    /// @param value any value
    /// @return the mixed value, every bit of which may be used alone
    public static long mix(long value) {
        long mixed = value ^ Long.rotateRight(value, 25) ^ Long.rotateRight(value, 50);
        mixed *= 0xA24BAED4963EE407L;
        mixed ^= Long.rotateRight(mixed, 24) ^ Long.rotateRight(mixed, 49);
        mixed *= 0x9FB21C651E98DF25L;
        return mixed ^ mixed >>> 28;
    }

    /// Hashes a key of one long. A bijection, without [#mix(long)]'s fixed point at zero.
    ///
    /// @param a the key
    /// @return the hash
    public static long of(long a) {
        return mix(a + OFFSET);
    }

    /// Hashes a key of two longs. The order of the two matters.
    ///
    /// @param a the first part of the key
    /// @param b the second part of the key
    /// @return the hash
    public static long of(long a, long b) {
        return mix(of(a) ^ b * SPREAD);
    }

    /// Hashes a key of three longs. The order of the three matters.
    ///
    /// @param a the first part of the key
    /// @param b the second part of the key
    /// @param c the third part of the key
    /// @return the hash
    public static long of(long a, long b, long c) {
        return mix(of(a, b) ^ c * SPREAD);
    }

    /// Hashes the length and the first 256 bytes of a payload.
    ///
    /// @param length at least 1
    /// @return never 0, which stands for no payload
    public static long ofPayload(ByteBuffer bytes, long offset, int length) {
        int hashed = Math.min(length, HASHED_PAYLOAD);
        long hash = of(length);
        int at = 0;
        for (; at + 8 <= hashed; at += 8) {
            hash = of(hash, i64(bytes, offset + at));
        }
        for (; at < hashed; at++) {
            hash = of(hash, u8(bytes, offset + at));
        }
        return hash == 0 ? 1 : hash;
    }

    /// Hashes a key of two pairs, such as two addresses. The order matters, within the pairs too.
    public static long ofPairs(long a, long b, long c, long d) {
        return of(of(a, b), of(c, d));
    }
}
