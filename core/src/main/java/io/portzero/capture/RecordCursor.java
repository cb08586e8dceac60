package io.portzero.capture;

import io.portzero.internal.Time;
import io.portzero.internal.Wire;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Walks over the records of one capture, inside a window of its bytes.
///
/// A window is a stretch of mapped or native memory. A mapped file is one window; a stream is a
/// sequence of windows, each beginning where the last one's unread bytes did. All offsets that
/// leave the cursor are offsets in the window, except those in a [Damage], which count from the
/// start of the input.
///
/// The result is a function of the bytes and of where the cursor starts, never of how the bytes
/// were divided into windows.
public abstract class RecordCursor {

    /// Marks a record without a time (pcapng's simple packet blocks have none).
    public static final long NO_TIME = Time.NONE;

    /// The largest captured length of a record, as tcpdump's library and Wireshark have it.
    protected static final int MAXIMUM_CAPTURED_LENGTH = 262_144;

    /// Records in a row that must end exactly where the input does to pass for records, where a
    /// format has no other mark: the bytes of a record that was cut hold what looks like one, now
    /// and then.
    protected static final int FEWEST_AT_END = 2;

    /// What [#advance] found.
    public enum Step {
        /// A record: the fields describe it.
        RECORD,
        /// The window ends before a decision: show more bytes, from [#next] on.
        MORE,
        /// The input is at its end.
        END,
        /// Something is damaged: [#damage] describes it; reading may go on.
        DAMAGE
    }

    protected MemorySegment bytes = MemorySegment.NULL;
    protected long base;
    protected long limit;
    protected boolean last;
    protected long next;

    protected long recordOffset;
    protected long dataOffset;
    protected int capturedLength;
    protected int wireLength;
    protected long nanos;
    protected int linkType;

    /// How much of a window is within reach of a batch at a time.
    private static final long REACH = 1 << 30;

    /// What a batch must have in reach: more than any record is long.
    private static final long SHORTEST_REACH = 256 << 20;

    private ByteBuffer near = Wire.NOTHING;
    private long nearStart;
    private long nearEnd;

    /// Keeps the reads ahead from being optimised away; [#touched] shows it.
    protected long touched;

    private @Nullable Damage damage;
    private boolean searching;
    private boolean endLost;
    private long searchStart;
    private String searchReason = "";

    /// The bytes from `from` to `to` of `window` are next; `windowBase` is the offset in the input
    /// of the window's first byte, and `isLast` says that nothing follows.
    public final void window(
            MemorySegment window, long windowBase, long from, long to, boolean isLast) {
        bytes = window;
        base = windowBase;
        next = from;
        limit = to;
        last = isLast;
        nearStart = from;
        nearEnd = from;
    }

    /// Moves to the next record.
    public final Step advance() {
        return searching ? search() : step();
    }

    /// Moves over the next records that begin before `stopAt`, as many as the batch holds; a search
    /// behind damage goes on wherever it leads. Returns the step that comes behind them: RECORD
    /// where reading can simply go on with another batch.
    public final Step advance(RecordBatch batch, long stopAt) {
        bringNear();
        batch.restart(near);
        batch.start = nearStart;
        if (!searching && next < stopAt) {
            readOn(batch, stopAt);
        }
        Step step = Step.RECORD;
        while (step == Step.RECORD
                && batch.size() < RecordBatch.CAPACITY
                && (searching || next < stopAt)) {
            step = advance();
            if (step == Step.RECORD) {
                if (!fits(batch)) {
                    next = recordOffset;
                    return step;
                }
                batch.add(this);
            }
        }
        return step;
    }

    private void bringNear() {
        boolean enough = nearEnd == limit || nearEnd - next >= SHORTEST_REACH;
        if (next < nearStart || nearStart == nearEnd || !enough) {
            nearStart = next;
            nearEnd = Math.min(limit, next + REACH);
            near = bytes.asSlice(nearStart, nearEnd - nearStart).asByteBuffer();
        }
    }

    private boolean fits(RecordBatch batch) {
        return dataOffset + capturedLength <= nearEnd && batch.accepts(this);
    }

    /// Adds records to the batch, as far as they are ordinary ones: a short cut for a format that
    /// has a fast way of reading them.
    protected void readOn(RecordBatch batch, long stopAt) {}

    /// Makes a record of the batch that was read last the current one again.
    public final void show(RecordBatch batch, int index) {
        dataOffset = batch.start + batch.offset(index);
        recordOffset = dataOffset - batch.headerLength;
        capturedLength = batch.capturedLength(index);
        wireLength = batch.wireLength(index);
        nanos = batch.nanos(index);
        linkType = batch.linkType;
    }

    /// Reads the record at [#next].
    protected abstract Step step();

    /// Whether a record could begin at `offset` and others follow it.
    protected abstract Plausibility plausible(long offset);

    /// The answer of a plausibility check.
    protected enum Plausibility {
        YES,
        NO,
        /// The window ends too early to say.
        UNDECIDED
    }

    /// A cursor of the same capture, with the state that this one has now, for another window.
    public abstract RecordCursor fork();

    /// Whether two cursors would read the same bytes in the same way.
    public abstract boolean sameState(RecordCursor other);

    /// The name of the format, as reports show it.
    public abstract String format();

    /// Decimal digits of the time stamps' resolution so far: 6 for microseconds, 9 for nanoseconds.
    public abstract int timeDigits();

    /// Searches the window from `from` on for the start of a record, below `to`. Returns -1 where
    /// there is none. For guessing where a part of a file begins; the guess is to be checked.
    public final long guess(long from, long to) {
        for (long offset = from; offset < to; offset++) {
            if (plausible(offset) == Plausibility.YES) {
                return offset;
            }
        }
        return -1;
    }

    /// Records that the bytes at `at` are not a record, for the reason given, and looks for the
    /// next place that is.
    protected final Step damaged(long at, String reason) {
        searching = true;
        searchStart = base + at;
        searchReason = reason;
        next = at + 1;
        return search();
    }

    /// Records damage at `at` that does not hide where the next record is.
    protected final Step noted(long at, String what) {
        damage = new Damage(base + at, what);
        return Step.DAMAGE;
    }

    /// Records that the input ends inside the record at `at`, which is read as far as it goes.
    protected final Step notedEnd(long at, String what) {
        endLost = true;
        return noted(at, what);
    }

    private Step search() {
        while (next < limit) {
            switch (plausible(next)) {
                case YES -> {
                    return resumed();
                }
                case UNDECIDED -> {
                    return Step.MORE;
                }
                case NO -> next++;
            }
        }
        return last ? lost() : Step.MORE;
    }

    private Step resumed() {
        searching = false;
        long resumedAt = base + next;
        damage =
                new Damage(
                        searchStart,
                        searchReason
                                + "; skipped "
                                + bytes(resumedAt - searchStart)
                                + ", reading again from offset "
                                + resumedAt);
        return Step.DAMAGE;
    }

    private static String bytes(long count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    private Step lost() {
        searching = false;
        endLost = true;
        long rest = base + limit - searchStart;
        damage =
                new Damage(
                        searchStart,
                        searchReason + "; no further record found in the remaining " + bytes(rest));
        next = limit;
        return Step.DAMAGE;
    }

    /// The step for a record that needs `needed` bytes from `at` where the window has fewer: more
    /// of them, or the damage of an input that ends inside a record. An input that seems to end
    /// early because a length lies is searched for records all the same.
    protected final Step shortOf(long at, long needed, String part) {
        if (!last) {
            next = at;
            return Step.MORE;
        }
        long found = limit - at;
        return damaged(
                at, part + " cut: needed " + needed + " bytes, found " + found + " before the end");
    }

    /// Whether the input's end could not be read: it ends inside a record, or no record was found
    /// behind the last damage.
    public final boolean endLost() {
        return endLost;
    }

    /// The damage that the last step found.
    public final Damage damage() {
        if (damage == null) {
            throw new IllegalStateException("no damage was found");
        }
        return damage;
    }

    /// The window.
    public final MemorySegment bytes() {
        return bytes;
    }

    /// Where the next record is expected, in the window.
    public final long next() {
        return next;
    }

    /// Whether the cursor is between two records, rather than searching for one behind damage.
    public final boolean betweenRecords() {
        return !searching;
    }

    /// Where the record begins, with its header.
    public final long recordOffset() {
        return recordOffset;
    }

    /// Where the captured frame begins.
    public final long dataOffset() {
        return dataOffset;
    }

    /// Bytes captured; all of them are inside the window.
    public final int capturedLength() {
        return capturedLength;
    }

    /// Bytes the frame had on the wire, as the record says.
    public final int wireLength() {
        return wireLength;
    }

    /// Nanoseconds since 1970 UTC, or [#NO_TIME].
    public final long nanos() {
        return nanos;
    }

    /// The LINKTYPE_ number of the record.
    public final int linkType() {
        return linkType;
    }

    /// The offset in the input of an offset in the window.
    public final long inputOffset(long offset) {
        return base + offset;
    }
}
