package io.portzero.app.report;

import io.portzero.app.report.html.HtmlReport;
import io.portzero.app.report.json.JsonReport;
import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.TextReport;
import io.portzero.app.report.text.TextStyle;
import io.portzero.engine.ScanReport;
import java.io.Writer;

/// The forms that a report can take.
public enum ReportFormat {
    TEXT,
    JSON,
    HTML;

    /// Writes the report in this form to `out`, which stays open.
    ///
    /// @param style how text looks; the other forms do not ask
    /// @param detail how much text; the other forms are always whole
    public void write(ScanReport report, Writer out, TextStyle style, Detail detail) {
        switch (this) {
            case TEXT -> TextReport.write(report, out, style, detail);
            case JSON -> JsonReport.write(report, out);
            case HTML -> HtmlReport.write(report, out);
        }
    }
}
