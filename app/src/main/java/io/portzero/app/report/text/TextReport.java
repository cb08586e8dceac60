package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.AdviceWords;
import io.portzero.app.report.words.FlowWords;
import io.portzero.app.report.words.Headline;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.app.report.words.ReadingOrder;
import io.portzero.app.report.words.Readings;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.engine.PlainReading;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.Counts;
import io.portzero.summary.NestedCounts;
import io.portzero.summary.ZeroCounts;
import io.portzero.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/// Writes a report for people at a terminal: the verdict first, then what it rests on.
public final class TextReport {

    static final String INDENT = "  ";

    private final ScanReport report;
    private final TextPage page;
    private final Detail detail;

    private TextReport(ScanReport report, TextPage page, Detail detail) {
        this.report = report;
        this.page = page;
        this.detail = detail;
    }

    /// Writes what matters.
    public static void write(ScanReport report, Appendable out, TextStyle style) {
        write(report, out, style, Detail.CONCISE);
    }

    /// Writes as much as asked for.
    public static void write(ScanReport report, Appendable out, TextStyle style, Detail detail) {
        TextReport text = new TextReport(report, new TextPage(out, style), detail);
        text.verdict();
        if (detail == Detail.VERDICT) {
            text.unread();
            text.worst();
        } else {
            text.body();
        }
    }

    /// What of the flow records could not be read, which the whole report says where it tells of
    /// them.
    private void unread() {
        FlowWords.warnings(report.flows().facts())
                .forEach(each -> page.paragraph("", each, Ink.WARNING));
    }

    /// The verdict that most needs something done, in place of all.
    private void worst() {
        ReadingOrder.of(report).stream()
                .limit(1)
                .filter(each -> each.severity() != Severity.INFO)
                .forEach(each ->
                        page.paragraph(
                                "",
                                "Most severe ("
                                        + each.severity().key()
                                        + "): "
                                        + VerdictWords.title(each)
                                        + ". "
                                        + AdviceWords.first(each.advice()),
                                Ink.of(each.severity())));
    }

    private void verdict() {
        Headline headline = Headline.of(report);
        boolean any = report.traffic().counts().zero().packets() > 0;
        headline.warnings().forEach(each -> page.paragraph("", each, Ink.WARNING));
        if (report.flows().any()) {
            boolean zeros = report.flows().counts().zero().packets() > 0;
            String flows = FlowWords.headline(report) + ".";
            page.paragraph("", flows, zeros ? Ink.ZERO : Ink.STRONG);
            if (report.traffic().counts().totals().packets() == 0) {
                return;
            }
        }
        page.paragraph("", headline.sentence(), any ? Ink.ZERO : Ink.STRONG);
        headline.others().forEach(each -> page.paragraph("", each, Ink.PLAIN));
    }

    private void body() {
        new TextVerdicts(page, report, detail).write();
        new TextEvents(page, report, detail).write();
        new TextFlows(page, report, detail).write();
        readings();
        zeros();
        new TextSeries(page, report).write();
        new TextFlowSeries(page, report).write();
        report.traffic().zeros().stream()
                .sorted((one, other) -> Long.compare(other.packets(), one.packets()))
                .forEach(new TextProfile(page, report, detail)::write);
        new TextTraffic(page, report, detail).write();
        new TextInputs(page, report, detail).write();
    }

    private void readings() {
        Readings readings = Readings.of(report);
        if (readings.shown().isEmpty()) {
            return;
        }
        page.heading(readings.heading());
        int width =
                readings.shown().stream()
                        .mapToInt(each -> Numbers.count(each.packets()).length())
                        .max()
                        .orElse(0);
        for (PlainReading reading : readings.shown()) {
            Ink ink = Readings.real(reading) ? Ink.ZERO : Ink.NO_PORT;
            Cell count = Cell.right(Numbers.count(reading.packets()), ink);
            page.labelled(INDENT, count, width, Printable.text(reading.text()) + ".", Ink.PLAIN);
            Cell nothing = Cell.left("");
            reading.evidence()
                    .forEach(each ->
                            page.labelled(
                                    INDENT,
                                    nothing,
                                    width,
                                    "– " + Printable.text(each),
                                    Ink.FAINT));
        }
    }

    private void zeros() {
        Counts counts = report.traffic().counts();
        List<List<Cell>> rows = new ArrayList<>();
        for (PortProtocol protocol : PortProtocol.values()) {
            if (counts.zero().packets(protocol) > 0) {
                rows.add(row(protocol, counts.zero()));
            }
        }
        addNested(rows, "in ICMP errors", counts.quoted());
        addNested(rows, "inside tunnels", counts.tunnelled());
        if (!rows.isEmpty()) {
            rows.addFirst(TextPage.header("", "source", "destination", "both", "packets", ""));
            page.heading("Where port 0 is");
            page.table(INDENT, rows);
        }
    }

    private static List<Cell> row(PortProtocol protocol, ZeroCounts zero) {
        return List.of(
                Cell.left(protocol.displayName()),
                count(zero.source(protocol)),
                count(zero.destination(protocol)),
                count(zero.both(protocol)),
                Cell.right(Numbers.count(zero.packets(protocol)), Ink.ZERO),
                Cell.left(zero.both(protocol) > 0 ? "both is included in each" : "", Ink.FAINT));
    }

    private static void addNested(List<List<Cell>> rows, String name, NestedCounts counts) {
        if (counts.packets() > 0) {
            long both = counts.zeroSource() + counts.zeroDestination() - counts.packets();
            rows.add(
                    List.of(
                            Cell.left(name),
                            count(counts.zeroSource()),
                            count(counts.zeroDestination()),
                            count(both),
                            Cell.right(Numbers.count(counts.packets())),
                            Cell.left("counted apart", Ink.FAINT)));
        }
    }

    private static Cell count(long value) {
        return Cell.right(Numbers.count(value), value == 0 ? Ink.FAINT : Ink.PLAIN);
    }
}
