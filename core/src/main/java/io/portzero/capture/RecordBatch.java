package io.portzero.capture;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Records in a row, column by column, as [RecordCursor#advance(RecordBatch, long)] finds them.
///
/// Finding records is a chain in which each length must arrive before the next one can be asked
/// for. It runs ahead here on its own, so that what is done with the records afterwards need not
/// wait.
public final class RecordBatch {

    /// Records that fit.
    public static final int CAPACITY = 256;

    final int[] offsets = new int[CAPACITY];
    final int[] capturedLengths = new int[CAPACITY];
    final int[] wireLengths = new int[CAPACITY];
    final long[] nanos = new long[CAPACITY];
    ByteBuffer bytes = Wire.NOTHING;
    long start;
    int headerLength;
    int linkType;
    int timeDigits;
    int size;

    /// Whether the record can be added: all in a batch have one link type, one resolution of time
    /// and one length of header.
    boolean accepts(RecordCursor record) {
        return size == 0
                || (record.linkType == linkType
                        && record.timeDigits() == timeDigits
                        && record.dataOffset - record.recordOffset == headerLength);
    }

    void add(RecordCursor record) {
        offsets[size] = (int) (record.dataOffset - start);
        capturedLengths[size] = record.capturedLength;
        wireLengths[size] = record.wireLength;
        nanos[size] = record.nanos;
        headerLength = (int) (record.dataOffset - record.recordOffset);
        linkType = record.linkType;
        timeDigits = record.timeDigits();
        size++;
    }

    /// Records held.
    public int size() {
        return size;
    }

    /// The LINKTYPE_ number of the records, where there are any.
    public int linkType() {
        return linkType;
    }

    /// Decimal digits of the time stamps' resolution, as far as it was known at these records.
    public int timeDigits() {
        return timeDigits;
    }

    /// Mapped or native memory that holds the frames, in network byte order.
    ///
    /// A buffer, because the compiler takes half the time for reading one as for a segment, and
    /// code that is not compiled yet reads it several times as fast.
    public ByteBuffer bytes() {
        return bytes;
    }

    /// Where a captured frame begins in [#bytes].
    public int offset(int index) {
        return offsets[index];
    }

    /// Bytes captured; all of them are in [#bytes].
    public int capturedLength(int index) {
        return capturedLengths[index];
    }

    /// Bytes the frame had on the wire, as the record says.
    public int wireLength(int index) {
        return wireLengths[index];
    }

    /// Nanoseconds since 1970 UTC, or [RecordCursor#NO_TIME].
    public long nanos(int index) {
        return nanos[index];
    }
}
