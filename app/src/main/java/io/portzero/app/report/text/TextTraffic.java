package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.Actors;
import io.portzero.app.report.words.BaselineWords;
import io.portzero.app.report.words.ConcentrationWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.PacketKind;
import io.portzero.engine.ScanReport;
import io.portzero.summary.chance.Concentration;
import java.util.ArrayList;
import java.util.List;

/// Writes what every packet is, how the zeros are spread over their sources, and what chance alone
/// would bring.
final class TextTraffic {

    private final TextPage page;
    private final ScanReport report;
    private final Detail detail;

    TextTraffic(TextPage page, ScanReport report, Detail detail) {
        this.page = page;
        this.report = report;
        this.detail = detail;
    }

    void write() {
        Actors.concentration(report.traffic()).ifPresent(this::concentration);
        TextBaselines.write(
                page, detail, BaselineWords.HEADING, report.baselines(), BaselineWords.EXPLANATION);
        kinds();
    }

    private void concentration(Concentration spread) {
        if (spread.sources() > 1) {
            page.heading("Few sources or many");
            page.paragraph(TextReport.INDENT, ConcentrationWords.of(spread), Ink.PLAIN);
        }
    }

    private void kinds() {
        long packets = report.traffic().counts().totals().packets();
        if (packets == 0) {
            return;
        }
        page.heading("What every packet is");
        List<List<Cell>> rows = new ArrayList<>();
        for (PacketKind kind : PacketKind.of(report)) {
            if (kind.packets() > 0 || detail == Detail.EVERYTHING) {
                rows.add(row(kind, packets));
            }
        }
        String all = Numbers.count(packets);
        rows.add(
                List.of(
                        Cell.right("─".repeat(all.length()), Ink.FAINT),
                        Cell.left(""),
                        Cell.left("")));
        rows.add(
                List.of(
                        Cell.right(all, Ink.STRONG),
                        Cell.right("100 %", Ink.FAINT),
                        Cell.left("packets in all", Ink.STRONG)));
        page.table(TextReport.INDENT, rows);
        long cut = report.traffic().counts().totals().cutTransportHeaders();
        if (cut > 0) {
            page.paragraph(
                    TextReport.INDENT,
                    Numbers.count(cut)
                            + " of them with a transport header that is cut or impossible.",
                    Ink.FAINT);
        }
    }

    private List<Cell> row(PacketKind kind, long packets) {
        Ink ink = kind.key().equals("zero") ? Ink.ZERO : kind.portless() ? Ink.NO_PORT : Ink.PLAIN;
        return List.of(
                Cell.right(Numbers.count(kind.packets()), ink),
                Cell.right(Numbers.share(kind.packets(), packets), Ink.FAINT),
                Cell.left(kind.name() + details(kind)));
    }

    private String details(PacketKind kind) {
        List<String> parts = new ArrayList<>();
        int limit = detail.listLength();
        kind.details().stream()
                .limit(limit)
                .forEach(each -> parts.add(Numbers.count(each.packets()) + " " + each.name()));
        if (kind.details().size() > limit) {
            parts.add(Numbers.count(kind.details().size() - limit) + " more kinds");
        }
        return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    }
}
