package io.portzero.app;

import io.portzero.app.record.NamedOutput;
import io.portzero.app.record.OutputFile;
import io.portzero.app.report.ExportersReport;
import io.portzero.app.report.ReportFormat;
import io.portzero.app.report.html.HtmlReport;
import io.portzero.app.report.json.JsonReport;
import io.portzero.app.report.text.ColourChoice;
import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.ExplanationText;
import io.portzero.app.report.text.TextStyle;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes a report to a file or to standard output.
final class ReportOutput {

    private ReportOutput() {}

    static void write(
            ScanReport report,
            OutputFormat format,
            Optional<Path> target,
            ColourChoice colour,
            Detail detail,
            Optional<Subject> subject,
            boolean exporters)
            throws IOException {
        Optional<ReportFormat> form = format.report();
        if (form.isEmpty()) {
            return;
        }
        if (target.isPresent()) {
            try (Writer out =
                    new OutputStreamWriter(
                            OutputFile.create(target.get()), StandardCharsets.UTF_8)) {
                write(
                        report,
                        form.get(),
                        out,
                        TextStyle.forFile(colour),
                        detail,
                        subject,
                        exporters);
            }
        } else {
            Writer out = new OutputStreamWriter(NamedOutput.standard(), StandardCharsets.UTF_8);
            write(report, form.get(), out, TextStyle.detect(colour), detail, subject, exporters);
            out.flush();
        }
    }

    private static void write(
            ScanReport report,
            ReportFormat form,
            Writer out,
            TextStyle style,
            Detail detail,
            Optional<Subject> subject,
            boolean exporters) {
        if (exporters) {
            ExportersReport.write(report, form, out, style, detail);
        } else if (subject.isEmpty()) {
            form.write(report, out, style, detail);
        } else if (form == ReportFormat.JSON) {
            JsonReport.write(report, out, true);
        } else if (form == ReportFormat.HTML) {
            HtmlReport.write(report, out);
        } else {
            explain(report, subject.get(), out, style);
        }
    }

    private static void explain(ScanReport report, Subject subject, Writer out, TextStyle style) {
        List<Verdict> verdicts = subject.verdicts(report.judgement().assignment());
        if (verdicts.isEmpty()) {
            ExplanationText.nothing(subject.words(), subject.nothing(report), out, style);
        } else {
            boolean secondLook = report.judgement().secondLook();
            ExplanationText.write(verdicts, subject.words(), secondLook, out, style);
        }
    }
}
