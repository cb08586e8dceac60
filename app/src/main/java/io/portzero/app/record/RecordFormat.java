package io.portzero.app.record;

import java.util.Locale;

/// The forms in which records are written.
public enum RecordFormat {
    NDJSON,
    CSV;

    /// The format of a name as it stands on the command line: `ndjson` or `csv`.
    ///
    /// @throws IllegalArgumentException for any other
    public static RecordFormat named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "ndjson" -> NDJSON;
            case "csv" -> CSV;
            default ->
                    throw new IllegalArgumentException(
                            "unknown format of records: '" + name + "'; expected ndjson or csv");
        };
    }

    /// Whether a name as it stands on the command line is one of a form of records.
    public static boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("ndjson") || lower.equals("csv");
    }

    /// CSV for files that end in `.csv`, else NDJSON.
    public static RecordFormat ofFile(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : NDJSON;
    }
}
