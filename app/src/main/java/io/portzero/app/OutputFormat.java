package io.portzero.app;

import io.portzero.app.report.ReportFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `--format` may ask for.
enum OutputFormat {
    TEXT(ReportFormat.TEXT),
    JSON(ReportFormat.JSON),
    HTML(ReportFormat.HTML),
    /// Lines about packets, instead of a report.
    NDJSON(null),
    /// Lines about packets, instead of a report.
    CSV(null);

    private final Optional<ReportFormat> report;

    OutputFormat(@Nullable ReportFormat report) {
        this.report = Optional.ofNullable(report);
    }

    /// The form of the report, where one is printed.
    Optional<ReportFormat> report() {
        return report;
    }

    /// The name on the command line.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
