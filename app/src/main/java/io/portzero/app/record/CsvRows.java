package io.portzero.app.record;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Records as CSV by RFC 4180: a header line, lines that end with CR LF, an empty cell for a field
/// that is absent.
final class CsvRows implements RecordRows {

    private static final RecordField[] FIELDS = RecordField.values();

    private final Writer out;
    private final @Nullable String[] cells = new @Nullable String[FIELDS.length];

    CsvRows(Writer out) throws IOException {
        this.out = out;
        for (RecordField field : FIELDS) {
            cells[field.ordinal()] = field.key();
        }
        end();
    }

    @Override
    public void text(RecordField field, String value) {
        cells[field.ordinal()] = value;
    }

    @Override
    public void number(RecordField field, long value) {
        cells[field.ordinal()] = Long.toString(value);
    }

    @Override
    public void end() throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            writeCell(cells[i]);
        }
        out.write("\r\n");
        Arrays.fill(cells, null);
    }

    private void writeCell(@Nullable String cell) throws IOException {
        if (cell != null) {
            out.write(mustBeQuoted(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
    }

    private static boolean mustBeQuoted(String cell) {
        return cell.indexOf(',') >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
