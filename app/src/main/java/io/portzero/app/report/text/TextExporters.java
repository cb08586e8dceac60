package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.ExporterSheet;
import io.portzero.app.report.words.ExporterWords;
import io.portzero.app.report.words.FlowWords;
import io.portzero.app.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/// Writes the profiles of exporters as text.
public final class TextExporters {

    private static final String INDENT = "  ";

    private TextExporters() {}

    /// Writes one section for each exporter, or one line where only verdicts are wanted.
    public static void write(List<ExporterSheet> sheets, TextPage page, Detail detail) {
        page.paragraph("", ExporterWords.headline(sheets), Ink.STRONG);
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
}
