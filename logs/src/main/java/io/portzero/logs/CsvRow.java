package io.portzero.logs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Divides lines of CSV.
final class CsvRow {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private CsvRow() {}

    /// The cells of a line, without white space around them; null where quotes do not fit.
    static @Nullable List<String> cells(String line, char separator) {
        if (line.indexOf('"') < 0) {
            return trimmed(List.of(Texts.split(line, String.valueOf(separator))));
        }
        try {
            Iterator<CsvRecord> records =
                    CsvReader.builder()
                            .fieldSeparator(separator)
                            .allowExtraCharsAfterClosingQuote(false)
                            .ofCsvRecord(line)
                            .iterator();
            return records.hasNext() ? trimmed(records.next().getFields()) : List.of();
        } catch (CsvParseException e) {
            // The caller names the line.
            return null;
        }
    }

    private static List<String> trimmed(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    /// The separator that divides a line into most cells.
    static char separator(String line) {
        char best = SEPARATORS[0];
        int most = 0;
        for (char each : SEPARATORS) {
            List<String> cells = cells(line, each);
            int count = cells == null ? 0 : cells.size();
            if (count > most) {
                most = count;
                best = each;
            }
        }
        return best;
    }
}
