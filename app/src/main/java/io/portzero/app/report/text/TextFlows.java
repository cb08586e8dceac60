package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.BaselineWords;
import io.portzero.app.report.words.FlowWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.engine.ScanReport;
import io.portzero.summary.flow.ExporterProfile;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.FragmentedService;
import java.util.ArrayList;
import java.util.List;

/// Writes what flow records print and what it means.
final class TextFlows {

    private final TextPage page;
    private final FlowReport flows;
    private final Detail detail;

    TextFlows(TextPage page, ScanReport report, Detail detail) {
        this.page = page;
        this.flows = report.flows();
        this.detail = detail;
    }

    void write() {
        if (!flows.any()) {
            return;
        }
        page.heading(FlowWords.HEADING);
        if (flows.counts().records() > 0) {
            kinds();
        }
        for (FragmentedService each : flows.services()) {
            page.paragraph(TextReport.INDENT, FlowWords.service(each, flows.exact()), Ink.STRONG);
        }
        for (String warning : FlowWords.warnings(flows.facts())) {
            page.labelled(TextReport.INDENT, Cell.left("!", Ink.WARNING), 1, warning, Ink.WARNING);
        }
        String skipped = FlowWords.skipped(flows);
        if (!skipped.isEmpty()) {
            page.paragraph(TextReport.INDENT, skipped, Ink.FAINT);
        }
        TextBaselines.write(
                page,
                detail,
                BaselineWords.FLOW_HEADING,
                flows.baselines(),
                BaselineWords.ofFlows(flows));
        exporters();
    }

    private void kinds() {
        long records = flows.counts().records();
        List<List<Cell>> rows = new ArrayList<>();
        for (FlowWords.Kind kind : FlowWords.kinds(flows.counts())) {
            Ink ink = kind.zero() ? Ink.ZERO : kind.portless() ? Ink.NO_PORT : Ink.PLAIN;
            rows.add(
                    List.of(
                            Cell.right(Numbers.count(kind.records()), ink),
                            Cell.right(Numbers.share(kind.records(), records), Ink.FAINT),
                            Cell.left(kind.text())));
        }
        String all = Numbers.count(records);
        rows.add(List.of(rule(all), Cell.left(""), Cell.left("")));
        rows.add(
                List.of(
                        Cell.right(all, Ink.STRONG),
                        Cell.right("100 %", Ink.FAINT),
                        Cell.left("flow records in all", Ink.STRONG)));
        page.table(TextReport.INDENT, rows);
    }

    private static Cell rule(String number) {
        return Cell.right("─".repeat(number.length()), Ink.FAINT);
    }

    private void exporters() {
        List<ExporterProfile> exporters = flows.exporters();
        if (exporters.isEmpty()) {
            return;
        }
        page.heading(exporters.size() == 1 ? "Exporter" : "Exporters");
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(TextPage.header("", "", "records", "zeros", "port 0", "habits"));
        exporters.stream().limit(detail.listLength()).forEach(each -> rows.add(row(each)));
        page.table(TextReport.INDENT, rows);
        int left = exporters.size() - detail.listLength();
        if (left > 0) {
            page.paragraph(TextReport.INDENT, Numbers.count(left) + " more.", Ink.FAINT);
        }
    }

    private static List<Cell> row(ExporterProfile each) {
        long real = each.counts().zero().packets();
        return List.of(
                Cell.left(Printable.text(each.exporter().name())),
                Cell.left(each.format().displayName() + domain(each), Ink.FAINT),
                Cell.right(Numbers.count(each.counts().records())),
                Cell.right(Numbers.count(each.counts().rawZeros())),
                Cell.right(Numbers.count(real), real > 0 ? Ink.ZERO : Ink.FAINT),
                Cell.left(FlowWords.habits(each), Ink.FAINT));
    }

    private static String domain(ExporterProfile each) {
        return each.observationDomain() == 0 ? "" : ", domain " + each.observationDomain();
    }
}
