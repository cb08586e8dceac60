package io.portzero.internal;

import java.nio.ByteBuffer;

/// Captured frames in a row, column by column: where each lies, how long it is, and when it came.
///
/// Filled by who finds records, read by who counts packets. Serves one thread.
public class FrameColumns {

    /// Frames that fit.
    public static final int CAPACITY = 256;

    private final int[] offsets = new int[CAPACITY];
    private final int[] capturedLengths = new int[CAPACITY];
    private final int[] wireLengths = new int[CAPACITY];
    private final long[] nanos = new long[CAPACITY];
    private ByteBuffer bytes = Wire.NOTHING;
    private int size;

    /// Creates an empty row.
    public FrameColumns() {}

    /// Forgets the frames, for others that lie in `memory`: mapped or native, in network byte
    /// order.
    public final void restart(ByteBuffer memory) {
        bytes = memory;
        size = 0;
    }

    /// Adds a frame; there must be room for it.
    ///
    /// @param offset where it begins in [#bytes], which hold all of its captured bytes
    /// @param time nanoseconds since 1970 UTC, or [Time#NONE]
    public final void add(int offset, int capturedLength, int wireLength, long time) {
        offsets[size] = offset;
        capturedLengths[size] = capturedLength;
        wireLengths[size] = wireLength;
        nanos[size] = time;
        size++;
    }

    /// Frames held.
    public final int size() {
        return size;
    }

    /// Mapped or native memory that holds the frames, in network byte order.
    ///
    /// A buffer, because the compiler takes half the time for reading one as for a segment, and
    /// code that is not compiled yet reads it several times as fast.
    public final ByteBuffer bytes() {
        return bytes;
    }

    /// Where a captured frame begins in [#bytes].
    public final int offset(int index) {
        return offsets[index];
    }

    /// Bytes captured; all of them are in [#bytes].
    public final int capturedLength(int index) {
        return capturedLengths[index];
    }

    /// Bytes the frame had on the wire, as the record says.
    public final int wireLength(int index) {
        return wireLengths[index];
    }

    /// Nanoseconds since 1970 UTC, or [Time#NONE].
    public final long nanos(int index) {
        return nanos[index];
    }
}
