package io.portzero.check;

import io.portzero.capture.Captures;
import io.portzero.capture.RecordBatch;
import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordCursor.Step;
import io.portzero.capture.RecordWindow;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Walks over a capture's records, in one window or in many that grow step by step, and renders
/// every record and every damage as a line.
///
/// A window is a segment of exactly its size, so that a cursor that reads on throws.
final class Records {

    private final List<String> lines = new ArrayList<>();
    private final MemorySegment bytes;
    private final long step;
    private final RecordBatch batch = new RecordBatch();

    private Records(MemorySegment bytes, long step) {
        this.bytes = bytes;
        this.step = step;
    }

    /// Everything in one window, record by record.
    static List<String> whole(byte[] capture) {
        return read(capture, Math.max(1, capture.length), false);
    }

    /// Windows that each show `step` bytes more, as of a slow stream, and records in batches.
    static List<String> stepwise(byte[] capture, long step) {
        return read(capture, step, true);
    }

    private static List<String> read(byte[] capture, long step, boolean batches) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(capture.length);
            bytes.copyFrom(MemorySegment.ofArray(capture));
            Records records = new Records(bytes, step);
            records.read(batches);
            return records.lines;
        }
    }

    static long count(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("record ")).count();
    }

    private void read(boolean batches) {
        long size = bytes.byteSize();
        RecordWindow start = new RecordWindow(bytes, 0, size, true);
        Optional<RecordCursor> opened = Captures.open(start);
        if (opened.isEmpty()) {
            lines.add("unknown: " + Captures.describe(start));
            return;
        }
        RecordCursor cursor = opened.get();
        lines.add(cursor.format());
        long limit = Math.min(size, cursor.next() + step);
        show(cursor, limit);
        long bound = 8 * size + 1_000;
        for (Step found = next(cursor, batches); found != Step.END; found = next(cursor, batches)) {
            if (bound-- == 0) {
                throw new AssertionError("no end in sight at " + cursor.next());
            }
            if (found == Step.MORE) {
                limit = more(cursor, limit);
            } else if (found == Step.DAMAGE) {
                lines.add(cursor.damage().toString());
            }
        }
        lines.add("digits " + cursor.timeDigits());
    }

    private Step next(RecordCursor cursor, boolean batches) {
        if (batches) {
            Step found = cursor.advance(batch, Long.MAX_VALUE);
            for (int i = 0; i < batch.size(); i++) {
                cursor.show(batch, i);
                lines.add(record(cursor));
            }
            return found;
        }
        Step found = cursor.advance();
        if (found == Step.RECORD) {
            lines.add(record(cursor));
        }
        return found;
    }

    private long more(RecordCursor cursor, long limit) {
        if (limit == bytes.byteSize()) {
            throw new AssertionError("wants more behind the end, at " + cursor.next());
        }
        long further = Math.min(bytes.byteSize(), limit + step);
        show(cursor, further);
        return further;
    }

    private void show(RecordCursor cursor, long limit) {
        cursor.window(bytes.asSlice(0, limit), 0, cursor.next(), limit, limit == bytes.byteSize());
    }

    private String record(RecordCursor cursor) {
        long end = cursor.dataOffset() + cursor.capturedLength();
        if (cursor.capturedLength() < 0
                || cursor.dataOffset() < 0
                || end > cursor.bytes().byteSize()) {
            throw new AssertionError(
                    "a record outside of the window: " + cursor.dataOffset() + ".." + end);
        }
        return String.format(
                Locale.ROOT,
                "record %d: %d bytes at %d of %d, %d ns, link %d",
                cursor.recordOffset(),
                cursor.capturedLength(),
                cursor.dataOffset(),
                cursor.wireLength(),
                cursor.nanos(),
                cursor.linkType());
    }
}
