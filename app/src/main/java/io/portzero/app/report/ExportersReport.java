package io.portzero.app.report;

import io.portzero.app.report.html.HtmlExporters;
import io.portzero.app.report.json.JsonExporters;
import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.TextExporters;
import io.portzero.app.report.text.TextPage;
import io.portzero.app.report.text.TextStyle;
import io.portzero.app.report.words.ExporterSheet;
import io.portzero.engine.ScanReport;
import java.io.Writer;
import java.util.List;

/// Writes the profiles of all exporters, so that each explains its zeros itself.
public final class ExportersReport {

    private ExportersReport() {}

    /// Writes the profiles in a form to `out`, which stays open.
    public static void write(
            ScanReport report, ReportFormat form, Writer out, TextStyle style, Detail detail) {
        List<ExporterSheet> sheets = ExporterSheet.of(report.flows());
        switch (form) {
            case TEXT -> TextExporters.write(sheets, new TextPage(out, style), detail);
            case JSON -> JsonExporters.write(report, sheets, out);
            case HTML -> HtmlExporters.write(sheets, out);
        }
    }
}
