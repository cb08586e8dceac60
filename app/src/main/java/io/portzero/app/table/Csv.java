package io.portzero.app.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// Writes a table as CSV by RFC 4180: a header line, lines that end with CR LF.
final class Csv {

    private Csv() {}

    static void write(Table table, Writer out) throws IOException {
        line(table.columns(), out);
        for (List<String> row : table.rows()) {
            line(row, out);
        }
    }

    private static void line(List<String> cells, Writer out) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.write(separator);
            out.write(mustBeQuoted(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            separator = ",";
        }
        out.write("\r\n");
    }

    private static boolean mustBeQuoted(String cell) {
        return cell.chars().anyMatch(each -> ",\"\r\n".indexOf(each) >= 0);
    }
}
