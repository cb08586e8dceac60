package io.portzero.testkit.reference.packet;

import java.util.Arrays;

/// Bytes that some layer owns: everything captured of it, and nothing that belongs to others.
///
/// @param bytes the content, numbered from 0
// Nobody compares these by value, and sharing the array is meant.
@SuppressWarnings("ArrayRecordComponent")
public record Slice(byte[] bytes) {
    int length() {
        return bytes.length;
    }

    boolean has(int count) {
        return bytes.length >= count;
    }

    int int8(int offset) {
        return bytes[offset] & 0xff;
    }

    int int16(int offset) {
        return int8(offset) << 8 | int8(offset + 1);
    }

    int int16LittleEndian(int offset) {
        return int8(offset + 1) << 8 | int8(offset);
    }

    int int32(int offset) {
        return int16(offset) << 16 | int16(offset + 2);
    }

    int int32LittleEndian(int offset) {
        return Integer.reverseBytes(int32(offset));
    }

    /// Everything from `offset` on; empty where that lies beyond the end.
    Slice from(int offset) {
        return new Slice(Arrays.copyOfRange(bytes, Math.min(offset, length()), length()));
    }

    /// At most the first `count` bytes.
    Slice first(long count) {
        return count >= length() ? this : new Slice(Arrays.copyOf(bytes, (int) Math.max(0, count)));
    }
}
