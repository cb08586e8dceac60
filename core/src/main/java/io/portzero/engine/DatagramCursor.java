package io.portzero.engine;

import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.datagram.ExportDatagrams;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Walks over a file of export datagrams, one behind the other without anything between them.
final class DatagramCursor extends FlowCursor {

    private final FlowFormat first;
    private boolean endCut;

    private DatagramCursor(FlowFormat first) {
        this.first = first;
    }

    /// A cursor at the first datagram; empty where the window does not begin with one.
    static Optional<FlowCursor> open(RecordWindow window) {
        ByteBuffer start = near(window.bytes(), window.from(), window.limit());
        FlowFormat format = ExportDatagrams.format(start, 0, start.limit());
        if (format == null) {
            return Optional.empty();
        }
        DatagramCursor cursor = new DatagramCursor(format);
        cursor.window(window.bytes(), -window.from(), window.from(), window.limit(), window.last());
        return Optional.of(cursor);
    }

    private static ByteBuffer near(MemorySegment bytes, long offset, long limit) {
        return bytes.asSlice(offset, Math.min(limit - offset, ExportDatagrams.LONGEST))
                .asByteBuffer();
    }

    private int lengthAt(long offset) {
        ByteBuffer near = near(bytes, offset, limit);
        boolean ends = last && limit - offset <= ExportDatagrams.LONGEST;
        return ExportDatagrams.length(near, 0, near.limit(), ends);
    }

    @Override
    protected Step step() {
        long offset = next;
        if (offset == limit && last) {
            return Step.END;
        }
        int length = lengthAt(offset);
        if (length > 0) {
            return !endCut && endsInSet(offset, length) ? cutAtEnd(offset) : record(offset, length);
        }
        if (length == ExportDatagrams.MORE && !last) {
            return shortOf(offset, ExportDatagrams.LONGEST, "datagram");
        }
        if (last && limit - offset <= ExportDatagrams.LONGEST && mayBegin(offset)) {
            return endCut ? record(offset, (int) (limit - offset)) : cutAtEnd(offset);
        }
        return damaged(offset, "not an export datagram, or its count exceeds its length");
    }

    /// Whether a datagram begins here that may be whole but for its end: what is there of the last
    /// one is read.
    private boolean mayBegin(long offset) {
        ByteBuffer near = near(bytes, offset, limit);
        FlowFormat format = ExportDatagrams.format(near, 0, near.limit());
        return format != null && ExportDatagrams.mayBeCut(near, 0, near.limit());
    }

    /// Whether nothing but the last set tells that the last datagram is cut: NetFlow v9 does not
    /// say how long a datagram is.
    private boolean endsInSet(long offset, int length) {
        boolean ends = last && offset + length == limit;
        return ends && ExportDatagrams.endsInSet(near(bytes, offset, limit), 0, length);
    }

    private Step cutAtEnd(long offset) {
        endCut = true;
        return notedEnd(offset, "the last datagram is cut");
    }

    @Override
    protected Plausibility plausible(long offset) {
        int length = lengthAt(offset);
        if (length == ExportDatagrams.MORE && !last) {
            return Plausibility.UNDECIDED;
        }
        return length > 0 ? isFollowed(offset + length) : Plausibility.NO;
    }

    /// One header that is possible is soon found among the zeros of records: behind it must be
    /// another one, or the end.
    private Plausibility isFollowed(long offset) {
        if (offset == limit && last) {
            return Plausibility.YES;
        }
        if (limit - offset < ExportDatagrams.LONGEST_HEADER && !last) {
            return Plausibility.UNDECIDED;
        }
        return mayBegin(offset) ? Plausibility.YES : Plausibility.NO;
    }

    @Override
    public RecordCursor fork() {
        return new DatagramCursor(first);
    }

    @Override
    public boolean sameState(RecordCursor other) {
        return other instanceof DatagramCursor datagrams && datagrams.first == first;
    }

    @Override
    public String format() {
        return first.key();
    }

    @Override
    public int timeDigits() {
        return 3;
    }
}
