package io.portzero.app;

import io.portzero.app.record.OutputFile;
import io.portzero.app.report.ColourChoice;
import io.portzero.app.report.Detail;
import io.portzero.app.report.ReportFormat;
import io.portzero.app.report.TextStyle;
import io.portzero.engine.ScanReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Writes a report to a file or to standard output.
final class ReportOutput {

    private ReportOutput() {}

    static void write(
            ScanReport report,
            OutputFormat format,
            Optional<Path> target,
            ColourChoice colour,
            Detail detail)
            throws IOException {
        Optional<ReportFormat> form = format.report();
        if (form.isEmpty()) {
            return;
        }
        if (target.isPresent()) {
            try (Writer out =
                    new OutputStreamWriter(
                            OutputFile.create(target.get()), StandardCharsets.UTF_8)) {
                form.get().write(report, out, TextStyle.forFile(colour), detail);
            }
        } else {
            Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
            form.get().write(report, out, TextStyle.detect(colour), detail);
            out.flush();
        }
    }
}
