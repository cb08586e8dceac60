package io.portzero.app.report;

import io.portzero.app.report.TextPage.Cell;
import io.portzero.app.report.TextStyle.Ink;
import io.portzero.engine.ScanReport;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes the profiles of all exporters, so that each explains its zeros itself.
public final class ExportersReport {

    static final String NONE =
            "There are no flow records. Inside captures, NetFlow, IPFIX and sFlow are looked for only"
                    + " with --flows.";

    private static final String INDENT = "  ";

    private ExportersReport() {}

    /// Writes the profiles in a form to `out`, which stays open.
    public static void write(
            ScanReport report, ReportFormat form, Writer out, TextStyle style, Detail detail) {
        List<ExporterSheet> sheets = ExporterSheet.of(report.flows());
        switch (form) {
            case TEXT -> text(sheets, new TextPage(out, style), detail);
            case JSON -> json(report, sheets, out);
            case HTML -> HtmlExporters.write(sheets, out);
        }
    }

    /// How many exporters there are, and of how many records: a sentence.
    static String headline(List<ExporterSheet> sheets) {
        if (sheets.isEmpty()) {
            return NONE;
        }
        long records =
                sheets.stream()
                        .flatMap(each -> each.profile().stream())
                        .mapToLong(each -> each.counts().records())
                        .sum();
        long odd = sheets.stream().filter(ExporterWords::odd).count();
        String who = Numbers.count(sheets.size(), "exporter");
        String notable =
                odd == 0
                        ? "nothing about them is odd"
                        : Numbers.count(odd) + " with something odd, marked !";
        return who + ", " + Numbers.count(records, "flow record") + "; " + notable + ".";
    }

    private static void text(List<ExporterSheet> sheets, TextPage page, Detail detail) {
        page.paragraph("", headline(sheets), Ink.STRONG);
        for (ExporterSheet sheet : sheets) {
            boolean odd = ExporterWords.odd(sheet);
            if (detail == Detail.VERDICT) {
                String line = sheet.title() + ": " + ExporterWords.headline(sheet);
                page.labelled("", mark(odd), 1, line, Ink.PLAIN);
            } else {
                page.heading((odd ? "! " : "") + sheet.title());
                sheet(sheet, page);
            }
        }
    }

    private static Cell mark(boolean odd) {
        return Cell.left(odd ? "!" : " ", Ink.WARNING);
    }

    private static void sheet(ExporterSheet sheet, TextPage page) {
        boolean zeros =
                sheet.profile().filter(each -> each.counts().zero().packets() > 0).isPresent();
        page.paragraph(INDENT, ExporterWords.headline(sheet), zeros ? Ink.ZERO : Ink.PLAIN);
        List<List<Cell>> kinds = new ArrayList<>();
        sheet.profile()
                .ifPresent(each ->
                        FlowWords.kinds(each.counts()).stream()
                                .filter(kind -> kind.zero() || kind.portless())
                                .forEach(kind -> kinds.add(row(kind))));
        page.table(INDENT + INDENT, kinds);
        for (ExporterWords.Fact fact : ExporterWords.facts(sheet)) {
            Ink ink = fact.odd() ? Ink.WARNING : Ink.PLAIN;
            page.labelled(
                    fact.odd() ? "! " : INDENT,
                    Cell.left(fact.label(), Ink.FAINT),
                    "Fragments".length(),
                    fact.text(),
                    ink);
        }
    }

    private static List<Cell> row(FlowWords.Kind kind) {
        return List.of(
                Cell.right(Numbers.count(kind.records()), kind.zero() ? Ink.ZERO : Ink.NO_PORT),
                Cell.left(kind.text()));
    }

    private static void json(ScanReport report, List<ExporterSheet> sheets, Writer out) {
        try (JsonGenerator json = JsonOutput.pretty(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "portzero.exporters/1");
            json.writeBooleanProperty("complete", report.complete());
            new JsonFlows(json).writeExporters(sheets);
            json.writeEndObject();
        }
    }
}
