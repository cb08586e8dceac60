package io.portzero.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads integers of a stated byte order at any alignment from mapped or native memory.
///
/// Only mapped or native segments may be passed: one heap segment makes every later read through
/// the same code several times slower, because the compiler can no longer assume one kind of
/// memory. Buffers must be direct, for the same reason, and in the order they are made in, which is
/// the network's. Packets are read through buffers: the compiler takes half the time for them, and
/// code that is not compiled yet, as most is in a scan of a second, reads them several times as
/// fast.
public final class Wire {

    private static final ValueLayout.OfShort BIG_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt BIG_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong BIG_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort LITTLE_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt LITTLE_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LITTLE_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// No bytes.
    public static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private Wire() {}

    /// The unsigned byte at `offset`.
    public static int u8(MemorySegment bytes, long offset) {
        return bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xFF;
    }

    /// The unsigned 16-bit big-endian value at `offset`.
    public static int u16(MemorySegment bytes, long offset) {
        return bytes.get(BIG_SHORT, offset) & 0xFFFF;
    }

    /// The 32-bit big-endian value at `offset`.
    public static int i32(MemorySegment bytes, long offset) {
        return bytes.get(BIG_INT, offset);
    }

    /// The unsigned 32-bit big-endian value at `offset`.
    public static long u32(MemorySegment bytes, long offset) {
        return bytes.get(BIG_INT, offset) & 0xFFFF_FFFFL;
    }

    /// The 64-bit big-endian value at `offset`.
    public static long i64(MemorySegment bytes, long offset) {
        return bytes.get(BIG_LONG, offset);
    }

    /// The unsigned byte at `offset`, which fits an `int` as in all methods that read a buffer.
    public static int u8(ByteBuffer bytes, long offset) {
        return bytes.get((int) offset) & 0xFF;
    }

    /// The unsigned 16-bit big-endian value at `offset`.
    public static int u16(ByteBuffer bytes, long offset) {
        return bytes.getShort((int) offset) & 0xFFFF;
    }

    /// The 32-bit big-endian value at `offset`.
    public static int i32(ByteBuffer bytes, long offset) {
        return bytes.getInt((int) offset);
    }

    /// The unsigned 32-bit big-endian value at `offset`.
    public static long u32(ByteBuffer bytes, long offset) {
        return bytes.getInt((int) offset) & 0xFFFF_FFFFL;
    }

    /// The 64-bit big-endian value at `offset`.
    public static long i64(ByteBuffer bytes, long offset) {
        return bytes.getLong((int) offset);
    }

    /// The unsigned 16-bit little-endian value at `offset`.
    public static int littleU16(ByteBuffer bytes, long offset) {
        return Short.reverseBytes(bytes.getShort((int) offset)) & 0xFFFF;
    }

    /// The 32-bit little-endian value at `offset`.
    public static int littleI32(ByteBuffer bytes, long offset) {
        return Integer.reverseBytes(bytes.getInt((int) offset));
    }

    /// The unsigned 32-bit little-endian value at `offset`.
    public static long littleU32(ByteBuffer bytes, long offset) {
        return littleI32(bytes, offset) & 0xFFFF_FFFFL;
    }

    /// The 64-bit little-endian value at `offset`.
    public static long littleI64(ByteBuffer bytes, long offset) {
        return Long.reverseBytes(bytes.getLong((int) offset));
    }

    /// The unsigned 16-bit little-endian value at `offset`.
    public static int littleU16(MemorySegment bytes, long offset) {
        return bytes.get(LITTLE_SHORT, offset) & 0xFFFF;
    }

    /// The 32-bit little-endian value at `offset`.
    public static int littleI32(MemorySegment bytes, long offset) {
        return bytes.get(LITTLE_INT, offset);
    }

    /// The unsigned 32-bit little-endian value at `offset`.
    public static long littleU32(MemorySegment bytes, long offset) {
        return bytes.get(LITTLE_INT, offset) & 0xFFFF_FFFFL;
    }

    /// The 64-bit little-endian value at `offset`.
    public static long littleI64(MemorySegment bytes, long offset) {
        return bytes.get(LITTLE_LONG, offset);
    }
}
