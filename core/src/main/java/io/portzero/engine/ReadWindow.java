package io.portzero.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Memory of one worker that stretches of files are read into, one after another.
final class ReadWindow {

    /// Fits the cache that is a core's own, together with what is counted.
    private static final int BYTES = 256 << 10;

    /// What is read beyond the last record's start: more than most records are long.
    private static final int BEYOND = 4 << 10;

    private final MemorySegment usual = Arena.ofAuto().allocate(BYTES);
    private @Nullable Arena arenaOfLarge;
    private MemorySegment bytes = usual;
    private int least;

    /// Shows the file from an offset on, as far as records that begin before `stopAt` are likely to
    /// reach, or the memory does. Returns how many bytes of it.
    int show(StoredFile file, long offset, long stopAt) throws IOException {
        long likely = Math.min(BYTES - BEYOND, Math.max(0, stopAt - offset)) + BEYOND;
        int wanted = (int) Math.max(likely, least);
        return file.read(offset, bytes.asByteBuffer().limit(wanted));
    }

    MemorySegment bytes() {
        return bytes;
    }

    /// Shows twice as much next, for the first record did not fit.
    void extend(int shown) {
        least = Math.multiplyExact(2, shown);
        if (least > bytes.byteSize()) {
            forgetLarge();
            Arena arena = Arena.ofConfined();
            arenaOfLarge = arena;
            bytes = arena.allocate(least);
        }
    }

    /// The next stretch begins at another record.
    void wentOn() {
        least = 0;
        forgetLarge();
    }

    private void forgetLarge() {
        bytes = usual;
        if (arenaOfLarge != null) {
            arenaOfLarge.close();
            arenaOfLarge = null;
        }
    }
}
