package io.portzero.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What one block of a stream left unread, kept until it can be put in front of the next block.
final class Carry {

    private MemorySegment bytes = MemorySegment.NULL;
    private long length;

    long length() {
        return length;
    }

    /// Keeps a copy of `count` bytes of a window.
    void keep(MemorySegment window, long from, long count) {
        if (count > bytes.byteSize()) {
            bytes = Arena.ofAuto().allocate(Math.max(64 << 10, 2 * count), 64);
        }
        MemorySegment.copy(window, from, bytes, 0, count);
        length = count;
    }

    /// A window of the kept bytes followed by the block's: in the block's own headroom where they
    /// fit, else in memory of its own.
    MemorySegment before(StreamBlocks.Block block) {
        MemorySegment window = block.bytes;
        if (length > StreamBlocks.HEADROOM) {
            window = Arena.ofAuto().allocate(length + block.length, 64);
            MemorySegment.copy(block.bytes, StreamBlocks.HEADROOM, window, length, block.length);
        }
        MemorySegment.copy(bytes, 0, window, start(), length);
        return window;
    }

    /// Where the kept bytes begin in the window that [#before] answers.
    long start() {
        return Math.max(0, StreamBlocks.HEADROOM - length);
    }
}
