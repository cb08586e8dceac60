package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.TreeMap;

/// A mapped capture, divided into parts that workers read at the same time.
///
/// Where a part begins is guessed by looking for records that fit each other. Every guess is
/// checked: a part counts only if the part before it ended exactly there, with the same state of
/// the format; otherwise it is read again from the true place. So the result is that of reading
/// from front to back.
final class MappedInput {

    private static final long DESCRIPTION = 1 << 20;

    private final InputState state;
    private final Merger merger;
    private final StoredFile file;
    private final MemorySegment bytes;
    private final RecordCursor first;
    private final RecordCursor described;

    private final long partBytes;
    private final int parts;
    private final TreeMap<Integer, Part> waiting = new TreeMap<>();
    private int handedOut;
    private int merged;
    private long reached;
    private RecordCursor behind;
    private boolean cut;
    private boolean endLost;

    /// @param first a cursor at the first record
    MappedInput(
            InputState state, Merger merger, StoredFile file, RecordCursor first, long partBytes) {
        this.state = state;
        this.merger = merger;
        this.file = file;
        bytes = file.bytes();
        this.first = first;
        this.partBytes = partBytes;
        behind = first.fork();
        described = described(first, bytes);
        reached = first.next();
        parts = (int) Math.max(1, (bytes.byteSize() + partBytes - 1) / partBytes);
    }

    /// The state of the format at the first packet, which most parts begin with: a pcapng file
    /// describes its interfaces in front of it.
    private static RecordCursor described(RecordCursor first, MemorySegment bytes) {
        RecordCursor cursor = first.fork();
        long limit = Math.min(bytes.byteSize(), first.next() + DESCRIPTION);
        cursor.window(bytes, 0, first.next(), limit, false);
        RecordCursor.Step step = cursor.advance();
        while (step == RecordCursor.Step.DAMAGE) {
            step = cursor.advance();
        }
        return cursor.fork();
    }

    /// The next piece of work; called by one thread at a time.
    Work next() {
        int index = handedOut++;
        boolean last = handedOut == parts;
        return new Work() {
            @Override
            public void run(PartReader reader, Part part) throws IOException {
                read(index, reader, part);
            }

            @Override
            public boolean last() {
                return last;
            }
        };
    }

    private long nominalEnd(int index) {
        return index == parts - 1 ? Long.MAX_VALUE : (index + 1) * partBytes;
    }

    private void read(int index, PartReader reader, Part part) throws IOException {
        RecordCursor cursor = index == 0 ? first : described.fork();
        if (index == 0) {
            part.start = first.next();
        } else {
            long from = index * partBytes;
            cursor.window(bytes, 0, from, bytes.byteSize(), true);
            part.start = cursor.guess(from, Math.min(nominalEnd(index), bytes.byteSize()));
        }
        if (part.start >= 0) {
            readFrom(part.start, cursor, nominalEnd(index), reader, part);
        }
        finished(index, reader, part);
    }

    private void readFrom(
            long start, RecordCursor cursor, long stopAt, PartReader reader, Part part) {
        part.startState = cursor.fork();
        if (reader.returnsToPackets()) {
            readMapped(start, cursor, stopAt, reader, part);
        } else {
            readStretches(start, cursor, stopAt, reader, part);
        }
        part.end = cursor.inputOffset(cursor.next());
        part.endState = cursor;
    }

    private void readMapped(
            long start, RecordCursor cursor, long stopAt, PartReader reader, Part part) {
        cursor.window(bytes, 0, start, bytes.byteSize(), true);
        try {
            reader.read(cursor, stopAt, part);
        } catch (InternalError e) {
            // The system signals this when a mapped file became shorter than it was.
            lost(part, cursor.next(), "the file shrank while it was read: " + e.getMessage());
        }
    }

    private void readStretches(
            long start, RecordCursor cursor, long stopAt, PartReader reader, Part part) {
        ReadWindow window = reader.window();
        long from = start;
        RecordCursor.Step step = RecordCursor.Step.MORE;
        while (step == RecordCursor.Step.MORE) {
            int length;
            try {
                length = window.show(file, from, stopAt);
            } catch (IOException e) {
                lost(part, from, String.valueOf(e.getMessage()));
                return;
            }
            cursor.window(window.bytes(), from, 0, length, from + length == file.size());
            step = reader.read(cursor, stopAt - from, part);
            from += cursor.next();
            if (step == RecordCursor.Step.MORE && cursor.next() == 0) {
                // What claims to be longer than a stretch is looked at in the mapping: a stretch
                // that grew would be read again for each length that lies.
                readMapped(from, cursor, Math.min(stopAt, from + length), reader, part);
                from = cursor.next();
                step = part.cancelled ? RecordCursor.Step.END : step;
            }
        }
    }

    /// Nothing from here on can be read.
    private static void lost(Part part, long offset, String why) {
        part.damaged(new Damage(offset, why));
        part.cancelled = true;
    }

    private synchronized void finished(int index, PartReader reader, Part part) throws IOException {
        waiting.put(index, part);
        for (Part next = waiting.remove(merged); next != null; next = waiting.remove(merged)) {
            if (!cut) {
                check(merged, next, reader);
            }
            merger.release(next);
            merged++;
        }
        if (merged == parts) {
            state.ended(behind, !cut && !endLost);
            file.close();
        }
    }

    private void check(int index, Part part, PartReader reader) throws IOException {
        if (reached >= nominalEnd(index)) {
            return;
        }
        RecordCursor startState = part.startState;
        if (part.start != reached || startState == null || !startState.sameState(behind)) {
            merger.restart(part);
            merger.readAgain();
            readFrom(reached, behind.fork(), nominalEnd(index), reader, part);
        }
        merger.merge(part, state, reader);
        merger.advanced(Math.max(0, Math.min(part.end, bytes.byteSize()) - reached));
        reached = part.end;
        cut = part.cancelled;
        if (part.endState != null) {
            behind = part.endState;
            endLost |= behind.endLost();
        }
    }
}
