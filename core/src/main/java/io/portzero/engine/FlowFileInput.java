package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import java.io.IOException;

/// A mapped file of flow records. One worker reads it from front to back: what its records mean
/// depends on those before them, so nobody could read ahead but to wait.
final class FlowFileInput implements Work {

    private final InputState state;
    private final Merger merger;
    private final StoredFile file;
    private final FlowCursor cursor;
    private final long partBytes;

    /// @param file closed once it was read
    /// @param cursor at the first record
    /// @param partBytes how much is read before it is merged
    FlowFileInput(
            InputState state, Merger merger, StoredFile file, FlowCursor cursor, long partBytes) {
        this.state = state;
        this.merger = merger;
        this.file = file;
        this.cursor = cursor;
        this.partBytes = partBytes;
    }

    @Override
    public boolean last() {
        return true;
    }

    @Override
    public void run(PartReader reader, Part part) throws IOException {
        boolean wholly = true;
        try {
            cursor.window(file.bytes(), 0, cursor.next(), file.size(), true);
            boolean more = true;
            while (more) {
                long from = cursor.next();
                more = read(reader, from + partBytes, part);
                wholly = !part.cancelled;
                part.endState = cursor;
                merger.merge(part, state, reader);
                merger.advanced(Math.min(cursor.next(), file.size()) - from);
                merger.restart(part);
            }
        } finally {
            state.ended(cursor, wholly && !cursor.endLost());
            file.close();
            merger.release(part);
        }
    }

    /// Reads the records that begin before `stopAt`. Returns whether there are more.
    private boolean read(PartReader reader, long stopAt, Part part) {
        try {
            RecordCursor.Step step = reader.read(cursor, stopAt, part);
            return step != RecordCursor.Step.END && !part.cancelled;
        } catch (InternalError e) {
            // The system signals this when a mapped file became shorter than it was.
            String what = "the file shrank while it was read: " + e.getMessage();
            part.damaged(new Damage(cursor.next(), what));
            part.cancelled = true;
            return false;
        }
    }
}
