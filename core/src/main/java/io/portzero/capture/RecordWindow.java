package io.portzero.capture;

import java.lang.foreign.MemorySegment;

/// The bytes that begin an input, as far as they are in memory.
///
/// @param bytes mapped or native memory
/// @param from where the input begins in it
/// @param limit where the bytes end
/// @param last whether the input ends there too
public record RecordWindow(MemorySegment bytes, long from, long limit, boolean last) {

    /// Points a cursor at the byte `offset` behind the start.
    void show(RecordCursor cursor, long offset) {
        cursor.window(bytes, -from, from + offset, limit, last);
    }

    long length() {
        return limit - from;
    }
}
