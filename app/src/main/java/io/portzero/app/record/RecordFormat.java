package io.portzero.app.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The forms in which records are written.
public enum RecordFormat {
    NDJSON("ndjson"),
    CSV("csv"),
    /// A table in columns, for programs that read many records.
    PARQUET("parquet"),
    /// Tab-separated values in the manner of Zeek's `conn.log`.
    ZEEK("zeek"),
    /// The same columns as objects.
    ZEEK_JSON("zeek-json"),
    /// In the manner of Suricata's EVE.
    EVE("eve"),
    /// The Elastic Common Schema.
    ECS("ecs");

    private final String key;

    RecordFormat(String key) {
        this.key = key;
    }

    /// The format of a name as it stands on the command line, such as `zeek-json`.
    ///
    /// @throws IllegalArgumentException for any other
    public static RecordFormat named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.key.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "unknown format of records: '"
                                        + name
                                        + "'; expected one of "
                                        + String.join(", ", names())));
    }

    /// All names as they stand on the command line.
    static List<String> names() {
        // A plain loop: docs/design/007-short-runs.md.
        List<String> names = new ArrayList<>();
        for (RecordFormat each : values()) {
            names.add(each.key);
        }
        return names;
    }

    /// Whether a value of `--format` is a form of records, and not of the report.
    public static boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(NDJSON.key) || lower.equals(CSV.key);
    }

    /// CSV for files that end in `.csv`, Parquet for those in `.parquet`, else NDJSON.
    public static RecordFormat ofFile(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".csv") ? CSV : lower.endsWith(".parquet") ? PARQUET : NDJSON;
    }
}
