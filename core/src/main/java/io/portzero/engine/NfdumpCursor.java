package io.portzero.engine;

import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.flow.nfdump.BlockCompression;
import io.portzero.flow.nfdump.NfdumpBlock;
import io.portzero.flow.nfdump.NfdumpHeader;
import java.util.Optional;

/// Walks over the blocks of an nfdump file; each is a record, with its header.
final class NfdumpCursor extends FlowCursor {

    private final BlockCompression compression;

    private NfdumpCursor(BlockCompression compression) {
        this.compression = compression;
    }

    /// The header that a window begins with; empty where it is of no nfdump file.
    static Optional<NfdumpHeader> header(RecordWindow window) {
        return NfdumpHeader.read(window.bytes(), window.from(), window.limit());
    }

    /// A cursor at the first block; empty where the window begins with no file that is read here.
    static Optional<FlowCursor> open(RecordWindow window) {
        return header(window)
                .filter(header -> header.refusal() == null)
                .map(header -> open(header, window));
    }

    private static FlowCursor open(NfdumpHeader header, RecordWindow window) {
        NfdumpCursor cursor = new NfdumpCursor(header.compression());
        long first = window.from() + NfdumpHeader.LENGTH;
        cursor.window(window.bytes(), -window.from(), first, window.limit(), window.last());
        return cursor;
    }

    /// How the blocks are compressed.
    BlockCompression compression() {
        return compression;
    }

    @Override
    protected Step step() {
        long offset = next;
        if (offset == limit && last) {
            return Step.END;
        }
        if (limit - offset < NfdumpBlock.HEADER) {
            return shortOf(offset, NfdumpBlock.HEADER, "block header");
        }
        int length = NfdumpBlock.length(bytes, offset);
        if (length < 0) {
            return damaged(offset, "not an nfdump block");
        }
        int whole = NfdumpBlock.HEADER + length;
        if (limit - offset < whole) {
            return shortOf(offset, whole, "block");
        }
        return record(offset, whole);
    }

    /// A block, and another one or the end of the file behind it.
    @Override
    protected Plausibility plausible(long offset) {
        if (limit - offset < NfdumpBlock.HEADER) {
            return last ? Plausibility.NO : Plausibility.UNDECIDED;
        }
        int length = NfdumpBlock.length(bytes, offset);
        if (length < 0) {
            return Plausibility.NO;
        }
        long behind = offset + NfdumpBlock.HEADER + length;
        if (behind + NfdumpBlock.HEADER > limit) {
            boolean atEnd = behind == limit;
            return !last ? Plausibility.UNDECIDED : atEnd ? Plausibility.YES : Plausibility.NO;
        }
        return NfdumpBlock.length(bytes, behind) < 0 ? Plausibility.NO : Plausibility.YES;
    }

    @Override
    public RecordCursor fork() {
        return new NfdumpCursor(compression);
    }

    @Override
    public boolean sameState(RecordCursor other) {
        return other instanceof NfdumpCursor nfdump && nfdump.compression == compression;
    }

    @Override
    public String format() {
        return "nfdump";
    }

    @Override
    public int timeDigits() {
        return 3;
    }
}
