package io.portzero.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory of one worker that stretches of files are read into, one after another.
final class ReadWindow {

    /// Fits the cache that is a core's own, together with what is counted.
    private static final int BYTES = 256 << 10;

    /// What is read beyond the last record's start: more than most records are long.
    private static final int BEYOND = 4 << 10;

    private final MemorySegment bytes = Arena.ofAuto().allocate(BYTES);

    /// Shows the file from an offset on, as far as records that begin before `stopAt` are likely to
    /// reach, or the memory does. Returns how many bytes of it.
    int show(StoredFile file, long offset, long stopAt) throws IOException {
        long likely = Math.min(BYTES - BEYOND, Math.max(0, stopAt - offset)) + BEYOND;
        return file.read(offset, bytes.asByteBuffer().limit((int) likely));
    }

    MemorySegment bytes() {
        return bytes;
    }
}
