package io.portzero.app.record;

import java.util.ArrayList;
import java.util.List;

/// Reads CSV strictly by RFC 4180.
final class CsvReader {

    private final String text;
    private int next;

    private CsvReader(String text) {
        this.text = text;
    }

    static List<List<String>> read(String text) {
        CsvReader reader = new CsvReader(text);
        List<List<String>> rows = new ArrayList<>();
        while (reader.next < text.length()) {
            rows.add(reader.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (text.charAt(next) == ',') {
            next++;
            cells.add(cell());
        }
        if (!text.startsWith("\r\n", next)) {
            throw new IllegalArgumentException("no end of line at " + next);
        }
        next += 2;
        return cells;
    }

    private String cell() {
        return text.charAt(next) == '"' ? quoted() : plain();
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        next++;
        while (true) {
            int end = text.indexOf('"', next);
            cell.append(text, next, end);
            next = end + 1;
            if (text.charAt(next) != '"') {
                return cell.toString();
            }
            cell.append('"');
            next++;
        }
    }

    private String plain() {
        int start = next;
        while (",\r\n\"".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        return text.substring(start, next);
    }
}
