package io.portzero.engine;

import io.portzero.capture.Captures;
import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.capture.source.ByteStream;
import io.portzero.capture.source.DamagedInputException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An input that is read from front to back: compressed, or standard input.
///
/// A window is a block of the stream with, in front of it, what the window before left unread.
final class StreamInput implements Work {

    private final InputState state;
    private final Merger merger;
    private final ByteStream stream;
    private final @Nullable String compression;
    private final Carry carry = new Carry();
    private @Nullable RecordCursor cursor;
    private boolean begun;
    private long position;
    private long stored;
    private boolean wholly;

    StreamInput(InputState state, Merger merger, ByteStream stream, @Nullable String compression) {
        this.state = state;
        this.merger = merger;
        this.stream = stream;
        this.compression = compression;
    }

    @Override
    public boolean last() {
        return true;
    }

    @Override
    public void run(PartReader reader, Part part) throws IOException, InterruptedException {
        try (StreamBlocks blocks = new StreamBlocks(stream, state.path)) {
            boolean more = true;
            while (more) {
                StreamBlocks.Block block = blocks.take();
                more = readWindow(block, reader, part);
                advanced(blocks.storedPosition());
                blocks.recycle(block);
            }
        } finally {
            finish();
            merger.release(part);
        }
    }

    private void finish() {
        state.bytes(stored);
        if (cursor != null) {
            state.ended(cursor, wholly && !cursor.endLost());
        }
    }

    private void advanced(long storedPosition) {
        merger.advanced(storedPosition - stored);
        stored = storedPosition;
    }

    /// Reads what the block adds. Returns whether another block is wanted.
    private boolean readWindow(StreamBlocks.Block block, PartReader reader, Part part)
            throws IOException {
        MemorySegment window = carry.before(block);
        long from = carry.start();
        long limit = from + carry.length() + block.length;
        if (cursor == null && !open(window, from, limit, block)) {
            return false;
        }
        RecordCursor records = cursor;
        if (records == null) {
            return keep(window, from, limit);
        }
        // A file header is passed when the format is recognised; later windows begin where reading
        // ended.
        long next = begun ? from : records.next();
        begun = true;
        records.window(window, position - from, next, limit, block.last);
        reader.read(records, Long.MAX_VALUE, part);
        part.endState = records;
        boolean cancelled = part.cancelled;
        merger.merge(part, state, reader);
        merger.restart(part);
        if (cancelled || block.last) {
            wholly = !cancelled && block.failure == null;
            reportFailure(block, position - from + limit);
            return false;
        }
        position += records.next() - from;
        carry.keep(window, records.next(), limit - records.next());
        return true;
    }

    private boolean keep(MemorySegment window, long from, long limit) {
        carry.keep(window, from, limit - from);
        return true;
    }

    /// Recognises the format. Returns false where that failed for good.
    private boolean open(MemorySegment window, long from, long limit, StreamBlocks.Block block) {
        RecordWindow start = new RecordWindow(window, from, limit, block.last);
        Optional<RecordCursor> opened = Captures.open(start);
        if (opened.isPresent()) {
            cursor = opened.get();
            state.opened(cursor.format(), compression);
            return true;
        }
        if (block.failure != null) {
            state.failed(text(block.failure));
        } else {
            state.failed(Captures.describe(start));
        }
        return false;
    }

    private void reportFailure(StreamBlocks.Block block, long offset) {
        if (block.failure != null) {
            state.damaged(new Damage(offset, text(block.failure)));
        }
    }

    private static String text(IOException failure) {
        return failure instanceof DamagedInputException damaged
                ? damaged.what() + " (offset " + damaged.offset() + " of the compressed file)"
                : String.valueOf(failure.getMessage());
    }
}
