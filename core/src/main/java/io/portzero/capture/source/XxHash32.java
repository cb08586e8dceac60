package io.portzero.capture.source;

import static java.lang.Integer.rotateLeft;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// XXH32 with seed 0, fed in pieces from native memory: the checksum of LZ4 frames.
///
/// The LZ4 library hashes pieces from heap arrays only, which would copy every byte.
final class XxHash32 {
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int PRIME_1 = 0x9E3779B1;
    private static final int PRIME_2 = 0x85EBCA77;
    private static final int PRIME_3 = 0xC2B2AE3D;
    private static final int PRIME_4 = 0x27D4EB2F;
    private static final int PRIME_5 = 0x165667B1;
    private static final int STRIPE_BYTES = 16;

    /// Bytes of a stripe that is not yet whole.
    private final MemorySegment rest;

    private int lane1;
    private int lane2;
    private int lane3;
    private int lane4;
    private long length;

    XxHash32(Arena memory) {
        rest = memory.allocate(STRIPE_BYTES);
        reset();
    }

    /// The hash of the bytes of a direct buffer from `start` to `end` alone; forgets all before.
    int of(ByteBuffer buffer, int start, int end) {
        reset();
        update(buffer, start, end);
        return value();
    }

    void reset() {
        // The hash is defined modulo 2^32.
        lane1 = (int) ((long) PRIME_1 + PRIME_2);
        lane2 = PRIME_2;
        lane3 = 0;
        lane4 = -PRIME_1;
        length = 0;
    }

    /// Adds the bytes of a direct buffer from `start` to `end`; position and limit do not matter.
    void update(ByteBuffer buffer, int start, int end) {
        MemorySegment bytes = MemorySegment.ofBuffer(buffer.duplicate().clear());
        int restLength = (int) (length % STRIPE_BYTES);
        length += end - start;
        int offset = start;
        if (restLength > 0) {
            int added = Math.min(STRIPE_BYTES - restLength, end - start);
            MemorySegment.copy(bytes, start, rest, restLength, added);
            offset += added;
            if (restLength + added < STRIPE_BYTES) {
                return;
            }
            mix(rest, 0, STRIPE_BYTES);
        }
        int whole = end - (end - offset) % STRIPE_BYTES;
        mix(bytes, offset, whole);
        MemorySegment.copy(bytes, whole, rest, 0, end - whole);
    }

    private void mix(MemorySegment bytes, long start, long end) {
        int a = lane1;
        int b = lane2;
        int c = lane3;
        int d = lane4;
        for (long offset = start; offset < end; offset += STRIPE_BYTES) {
            a = round(a, bytes.get(INT, offset));
            b = round(b, bytes.get(INT, offset + 4));
            c = round(c, bytes.get(INT, offset + 8));
            d = round(d, bytes.get(INT, offset + 12));
        }
        lane1 = a;
        lane2 = b;
        lane3 = c;
        lane4 = d;
    }

    private static int round(int lane, int input) {
        return rotateLeft(lane + input * PRIME_2, 13) * PRIME_1;
    }

    /// The hash of all bytes since the last reset; more may follow.
    int value() {
        int hash =
                length < STRIPE_BYTES
                        ? PRIME_5
                        : rotateLeft(lane1, 1)
                                + rotateLeft(lane2, 7)
                                + rotateLeft(lane3, 12)
                                + rotateLeft(lane4, 18);
        return avalanche(addRest(hash + (int) length));
    }

    private int addRest(int start) {
        int hash = start;
        int restLength = (int) (length % STRIPE_BYTES);
        int offset = 0;
        for (; offset + 4 <= restLength; offset += 4) {
            hash = rotateLeft(hash + rest.get(INT, offset) * PRIME_3, 17) * PRIME_4;
        }
        for (; offset < restLength; offset++) {
            int value = rest.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
            hash = rotateLeft(hash + value * PRIME_5, 11) * PRIME_1;
        }
        return hash;
    }

    private static int avalanche(int start) {
        int hash = (start ^ start >>> 15) * PRIME_2;
        hash = (hash ^ hash >>> 13) * PRIME_3;
        return hash ^ hash >>> 16;
    }
}
