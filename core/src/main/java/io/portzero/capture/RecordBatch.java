package io.portzero.capture;

import io.portzero.internal.FrameColumns;

/// Records in a row, column by column, as [RecordCursor#advance(RecordBatch, long)] finds them.
///
/// Finding records is a chain in which each length must arrive before the next one can be asked
/// for. It runs ahead here on its own, so that what is done with the records afterwards need not
/// wait.
public final class RecordBatch extends FrameColumns {

    long start;
    int headerLength;
    int linkType;
    int timeDigits;

    /// Creates an empty batch.
    public RecordBatch() {}

    /// Whether the record can be added: all in a batch have one link type, one resolution of time
    /// and one length of header.
    boolean accepts(RecordCursor record) {
        return size() == 0
                || (record.linkType == linkType
                        && record.timeDigits() == timeDigits
                        && record.dataOffset - record.recordOffset == headerLength);
    }

    void add(RecordCursor record) {
        add(
                (int) (record.dataOffset - start),
                record.capturedLength,
                record.wireLength,
                record.nanos);
        headerLength = (int) (record.dataOffset - record.recordOffset);
        linkType = record.linkType;
        timeDigits = record.timeDigits();
    }

    /// The LINKTYPE_ number of the records, where there are any.
    public int linkType() {
        return linkType;
    }

    /// Decimal digits of the time stamps' resolution, as far as it was known at these records.
    public int timeDigits() {
        return timeDigits;
    }
}
