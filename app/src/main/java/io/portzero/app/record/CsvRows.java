package io.portzero.app.record;

import io.portzero.app.report.words.Times;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Records as CSV by RFC 4180: a header line, lines that end with CR LF, an empty cell for a field
/// that is absent.
final class CsvRows implements RecordRows {

    private static final List<RecordField> FIELDS = List.of(RecordField.values());

    private final Writer out;
    private final Map<RecordField, String> cells = new EnumMap<>(RecordField.class);

    CsvRows(Writer out) throws IOException {
        this.out = out;
        for (RecordField field : FIELDS) {
            cells.put(field, field.heading());
        }
        end();
    }

    @Override
    public void text(RecordField field, String value) {
        cells.put(field, value);
    }

    @Override
    public void number(RecordField field, long value) {
        cells.put(field, Long.toString(value));
    }

    @Override
    public void decimal(RecordField field, double value) {
        cells.put(field, Double.toString(value));
    }

    @Override
    public void time(RecordField field, long nanos, int digits) {
        text(field, Times.iso(nanos, digits));
    }

    @Override
    public void end() throws IOException {
        String separator = "";
        for (RecordField field : FIELDS) {
            out.write(separator);
            writeCell(cells.getOrDefault(field, ""));
            separator = ",";
        }
        out.write("\r\n");
        cells.clear();
    }

    private void writeCell(String cell) throws IOException {
        out.write(mustBeQuoted(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }

    private static boolean mustBeQuoted(String cell) {
        return cell.indexOf(',') >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0;
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
