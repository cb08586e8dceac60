package io.portzero.app.record;

import io.portzero.store.ParquetTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Records as the rows of a Parquet file: a column for each field, null where it is absent.
final class ParquetRows implements RecordRows {

    /// Columns are only added within a version.
    private static final String SCHEMA = "portzero.records/1";

    private final ParquetTable table;

    /// @param target receives the file, and stays open
    /// @param application what the file names as its writer
    ParquetRows(OutputStream target, String application) throws IOException {
        table =
                new ParquetTable(
                        target,
                        Arrays.stream(RecordField.values()).map(RecordField::column).toList());
        table.property("portzero.schema", SCHEMA);
        table.property("portzero.writer", application);
        table.property("portzero.complete", "false");
    }

    @Override
    public void text(RecordField field, String value) {
        table.text(field.ordinal(), value);
    }

    @Override
    public void number(RecordField field, long value) {
        table.number(field.ordinal(), value);
    }

    @Override
    public void decimal(RecordField field, double value) {
        table.decimal(field.ordinal(), value);
    }

    @Override
    public void time(RecordField field, long nanos, int digits) {
        table.number(field.ordinal(), nanos);
    }

    @Override
    public void end() throws IOException {
        table.endRow();
    }

    @Override
    public void complete() {
        table.property("portzero.complete", "true");
    }

    @Override
    public void finish() throws IOException {
        table.close();
    }
}
