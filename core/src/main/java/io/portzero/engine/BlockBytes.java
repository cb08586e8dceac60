package io.portzero.engine;

import io.portzero.capture.RecordWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The bytes of a stream for readers that want an `InputStream`: a first window, then the blocks
/// that follow it. It ends where the blocks end, whether that is the end of the input or damage.
final class BlockBytes extends InputStream {

    private final StreamBlocks blocks;
    private final BooleanSupplier cancelled;
    private final LongConsumer advanced;
    private MemorySegment bytes;
    private long next;
    private long limit;
    private boolean last;
    private long delivered;
    private @Nullable IOException failure;
    private StreamBlocks.@Nullable Block taken;

    /// @param start the first bytes
    /// @param first the block that they end with; whoever took it gives it back
    /// @param advanced is told the stored position after each block
    BlockBytes(
            RecordWindow start,
            StreamBlocks.Block first,
            StreamBlocks blocks,
            BooleanSupplier cancelled,
            LongConsumer advanced) {
        this.blocks = blocks;
        this.cancelled = cancelled;
        this.advanced = advanced;
        bytes = start.bytes();
        next = start.from();
        limit = start.limit();
        last = first.last;
        failure = first.failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == limit) {
            if (last) {
                return -1;
            }
            takeBlock();
        }
        int count = (int) Math.min(length, limit - next);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, next, target, offset, count);
        next += count;
        delivered += count;
        return count;
    }

    private void takeBlock() throws InterruptedIOException {
        giveBack();
        advanced.accept(blocks.storedPosition());
        try {
            show(blocks.take(cancelled));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a block");
        }
    }

    private void show(StreamBlocks.@Nullable Block block) {
        taken = block;
        last = block == null || block.last;
        if (block != null) {
            failure = block.failure;
            bytes = block.bytes;
            next = StreamBlocks.HEADROOM;
            limit = next + block.length;
        }
    }

    private void giveBack() {
        StreamBlocks.Block block = taken;
        if (block != null) {
            blocks.recycle(block);
            taken = null;
        }
    }

    /// What ended the blocks before the input's end; null where nothing did so far.
    @Nullable IOException failure() {
        return failure;
    }

    /// Whether everything was delivered up to the end of the input.
    boolean exhausted() {
        return last && next == limit && failure == null;
    }

    /// Bytes delivered so far.
    long delivered() {
        return delivered;
    }

    @Override
    public void close() {
        giveBack();
    }
}
