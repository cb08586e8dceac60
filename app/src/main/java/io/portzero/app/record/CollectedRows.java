package io.portzero.app.record;

import java.io.IOException;

/// Collects the fields of each record and hands them to a shape.
final class CollectedRows implements RecordRows {

    private final RecordShape shape;
    private final CollectedRecord record = new CollectedRecord();

    CollectedRows(RecordShape shape) {
        this.shape = shape;
    }

    @Override
    public void text(RecordField field, String value) {
        record.put(field, value);
    }

    @Override
    public void number(RecordField field, long value) {
        record.put(field, value);
    }

    @Override
    public void decimal(RecordField field, double value) {
        record.put(field, value);
    }

    @Override
    public void time(RecordField field, long nanos, int digits) {
        record.put(field, new CollectedRecord.Time(nanos, digits));
    }

    @Override
    public void end() throws IOException {
        shape.write(record);
        record.clear();
    }

    @Override
    public void finish() throws IOException {
        shape.flush();
    }
}
