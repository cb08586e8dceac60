package io.portzero.engine;

import io.portzero.capture.Captures;
import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.capture.source.ByteStream;
import io.portzero.capture.source.DamagedInputException;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.nfdump.NfdumpHeader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An input that is read from front to back: compressed, standard input, or a log.
///
/// A window is a block of the stream with, in front of it, what the window before left unread.
final class StreamInput implements Work {

    /// Merging costs about as much as reading a block, so several are counted together, unless a
    /// sink waits for packets of the window that is in memory.
    private static final long MERGED_AT_A_TIME = 64 << 20;

    private final InputState state;
    private final Merger merger;
    private final ByteStream stream;
    private final @Nullable String compression;
    private final Carry carry = new Carry();
    private @Nullable RecordCursor cursor;
    private boolean begun;
    private long position;
    private long stored;
    private long unmerged;
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
        try (StreamBlocks blocks = new StreamBlocks(stream, state.path, compression == null)) {
            boolean more = true;
            while (more) {
                StreamBlocks.Block block = blocks.take(reader::isCancelled);
                more = block != null && readWindow(block, blocks, reader, part);
                advanced(blocks.storedPosition());
                if (block != null) {
                    blocks.recycle(block);
                }
            }
            if (unmerged > 0) {
                merge(part, reader);
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
    private boolean readWindow(
            StreamBlocks.Block block, StreamBlocks blocks, PartReader reader, Part part)
            throws IOException {
        MemorySegment window = carry.before(block);
        long from = carry.start();
        long limit = from + carry.length() + block.length;
        if (cursor == null) {
            RecordWindow start = new RecordWindow(window, from, limit, block.last);
            if (NfdumpCursor.header(start).isEmpty()
                    && (Captures.needsMore(start) || logNeedsMore(start))) {
                carry.keep(window, from, limit - from);
                return true;
            }
            open(start, block, blocks, reader);
        }
        RecordCursor records = cursor;
        if (records == null) {
            return false;
        }
        // A file header is passed when the format is recognised; later windows begin where reading
        // ended.
        long next = begun ? from : records.next();
        begun = true;
        records.window(window, position - from, next, limit, block.last);
        reader.read(records, Long.MAX_VALUE, part);
        part.endState = records;
        boolean cancelled = part.cancelled;
        unmerged += block.length;
        if (cancelled
                || block.last
                || part.matches.size() > 0
                || part.exports.size() > 0
                || unmerged >= MERGED_AT_A_TIME) {
            merge(part, reader);
        }
        if (cancelled || block.last) {
            wholly = !cancelled && block.failure == null;
            reportFailure(block, position - from + limit);
            return false;
        }
        position += records.next() - from;
        carry.keep(window, records.next(), limit - records.next());
        return true;
    }

    private void merge(Part part, PartReader reader) throws IOException {
        merger.merge(part, state, reader);
        merger.restart(part);
        unmerged = 0;
    }

    /// Recognises the format, or says why it is none.
    private void open(
            RecordWindow start, StreamBlocks.Block block, StreamBlocks blocks, PartReader reader)
            throws IOException {
        Optional<NfdumpHeader> nfdump = NfdumpCursor.header(start);
        Optional<? extends RecordCursor> opened =
                nfdump.isPresent()
                        ? NfdumpCursor.open(start)
                        : Captures.open(start).or(() -> DatagramCursor.open(start));
        if (opened.isPresent()) {
            cursor = opened.get();
            state.opened(opened.get().format(), compression);
            return;
        }
        FlowReading flows = merger.flows();
        Optional<FlowLogReader> log =
                flows == null ? Optional.empty() : flows.log(FlowFiles.bytes(start));
        if (flows != null && log.isPresent()) {
            state.opened(log.get().format().key(), compression);
            readLog(log.get(), flows, start, block, blocks, reader);
        } else if (block.failure != null) {
            state.failed(text(block.failure));
        } else if (nfdump.isPresent()) {
            state.failed(NfdumpOpener.refused(nfdump.get()));
        } else {
            state.failed(flows == null ? Captures.describe(start) : flows.describe(start));
        }
    }

    /// What a log is recognised by must not depend on how a stream was divided.
    private boolean logNeedsMore(RecordWindow start) {
        FlowReading flows = merger.flows();
        return flows != null
                && flows.readsLogs()
                && !start.last()
                && start.limit() - start.from() < FlowLog.START
                && Captures.open(start).isEmpty();
    }

    private void readLog(
            FlowLogReader log,
            FlowReading flows,
            RecordWindow start,
            StreamBlocks.Block block,
            StreamBlocks blocks,
            PartReader reader)
            throws IOException {
        try (BlockBytes bytes =
                new BlockBytes(start, block, blocks, reader::isCancelled, this::advanced)) {
            LogEntries entries = flows.entries(state, reader::isCancelled);
            log.read(bytes, entries);
            entries.handOn();
            IOException failure = bytes.failure();
            if (failure != null) {
                state.damaged(new Damage(bytes.delivered(), text(failure)));
            }
            state.endedLog(bytes.exhausted() && !reader.isCancelled());
        }
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
