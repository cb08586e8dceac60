package io.portzero.engine;

import io.portzero.capture.source.ByteStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Reads a stream ahead on a thread of its own, in blocks of native memory with room in front for
/// what the block before left unread.
final class StreamBlocks implements AutoCloseable {

    /// Bytes that a block is filled with.
    static final int BLOCK = 2 << 20;

    /// Room in front of a block: more than any ordinary record.
    static final int HEADROOM = 1 << 20;

    private static final int BLOCKS = 3;
    private static final long PATIENCE_MILLISECONDS = 100;

    /// A filled block.
    static final class Block {
        final MemorySegment bytes;
        int length;
        boolean last;
        @Nullable IOException failure;

        Block(MemorySegment bytes) {
            this.bytes = bytes;
        }
    }

    private final ByteStream stream;
    private final Arena arena = Arena.ofShared();
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread reader;
    private final boolean live;
    private volatile boolean wanted;

    /// @param live whether bytes may come slowly, so that a waiting reader gets what there is
    StreamBlocks(ByteStream stream, String name, boolean live) {
        this.stream = stream;
        this.live = live;
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new Block(arena.allocate(HEADROOM + BLOCK, 64)));
        }
        reader = Thread.ofPlatform().daemon().name("unpack " + name).start(this::readAhead);
    }

    private void readAhead() {
        try {
            boolean more = true;
            while (more) {
                Block block = empty.take();
                more = fill(block);
                full.put(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean fill(Block block) {
        block.length = 0;
        block.last = false;
        try {
            while (block.length < BLOCK && !(live && wanted && block.length > 0)) {
                int count =
                        stream.read(
                                block.bytes, HEADROOM + (long) block.length, BLOCK - block.length);
                if (count < 0) {
                    block.last = true;
                    return false;
                }
                block.length += count;
            }
            return true;
        } catch (IOException e) {
            return failed(block, e);
        } catch (RuntimeException | Error e) {
            // Whoever waits for the block must hear of it, whatever went wrong in a decompressor.
            return failed(block, new IOException("decompression failed: " + e, e));
        }
    }

    private static boolean failed(Block block, IOException failure) {
        block.failure = failure;
        block.last = true;
        return false;
    }

    /// The next block, or null where none came before the scan was cancelled; the caller gives it
    /// back with [#recycle]. While somebody waits here, a live stream's block is handed over with
    /// what it holds.
    @Nullable Block take(BooleanSupplier cancelled) throws InterruptedException {
        Block block = full.poll();
        wanted = block == null;
        while (block == null && !cancelled.getAsBoolean()) {
            block = full.poll(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
        wanted = false;
        return block;
    }

    void recycle(Block block) {
        empty.add(block);
    }

    long storedPosition() {
        return stream.storedPosition();
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        try {
            reader.join(PATIENCE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A thread that waits on a silent pipe cannot be woken: it and its memory end with the
        // process.
        if (!reader.isAlive()) {
            stream.close();
            arena.close();
        }
    }
}
