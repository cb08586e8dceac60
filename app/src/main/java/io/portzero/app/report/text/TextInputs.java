package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.app.report.words.Times;
import io.portzero.capture.Damage;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.summary.Totals;
import io.portzero.summary.flow.FlowCounts;
import java.util.ArrayList;
import java.util.List;

/// Writes what was read: each input with its format, times and size, and where it is damaged.
final class TextInputs {

    private static final String BELOW = "    ";

    private final TextPage page;
    private final ScanReport report;
    private final Detail detail;

    TextInputs(TextPage page, ScanReport report, Detail detail) {
        this.page = page;
        this.report = report;
        this.detail = detail;
    }

    void write() {
        page.heading(report.inputs().size() == 1 ? "Input" : "Inputs");
        int shown = 0;
        for (InputReport input : report.inputs()) {
            boolean telling = !input.intact() || input.counts().zero().packets() > 0;
            if (detail == Detail.EVERYTHING
                    || shown < detail.listLength()
                    || (telling && shown < 40)) {
                write(input);
                shown++;
            }
        }
        int left = report.inputs().size() - shown;
        if (left > 0) {
            page.paragraph(
                    TextReport.INDENT, Numbers.count(left) + " more, all in order.", Ink.FAINT);
        }
    }

    private void write(InputReport input) {
        page.paragraph(TextReport.INDENT, Printable.text(input.path()), Ink.STRONG);
        input.failure().ifPresent(why -> warn("not read: " + Printable.text(why)));
        if (input.opened()) {
            page.paragraph(BELOW, facts(input), Ink.PLAIN);
            times(input);
            damage(input);
        }
    }

    private static String facts(InputReport input) {
        List<String> facts = new ArrayList<>();
        input.format().ifPresent(facts::add);
        input.compression().ifPresent(facts::add);
        facts.addAll(input.linkTypes());
        facts.add(Numbers.bytes(input.bytes()));
        if (input.counts().totals().packets() > 0 || input.flows().isEmpty()) {
            facts.add(Numbers.count(input.counts().totals().packets(), "packet"));
            long zeros = input.counts().zero().packets();
            facts.add(zeros == 0 ? "none with port 0" : Numbers.count(zeros) + " with port 0");
        }
        input.flows().ifPresent(flows -> facts.add(flows(flows.counts())));
        return String.join(" · ", facts);
    }

    private static String flows(FlowCounts flows) {
        long zeros = flows.rawZeros();
        return Numbers.count(flows.records(), "flow record")
                + (zeros == 0
                        ? ", none with a zero"
                        : ", " + Numbers.count(zeros) + " with a zero");
    }

    private void times(InputReport input) {
        Totals totals = input.counts().totals();
        if (totals.timed()) {
            page.paragraph(
                    BELOW,
                    Times.iso(totals.firstNanos(), input.timeDigits())
                            + " to "
                            + Times.iso(totals.lastNanos(), input.timeDigits())
                            + ", "
                            + Numbers.span(totals.firstNanos(), totals.lastNanos()),
                    Ink.FAINT);
        } else if (totals.packets() > 0) {
            page.paragraph(BELOW, "without times", Ink.FAINT);
        }
    }

    private void damage(InputReport input) {
        int limit = detail.listLength();
        for (Damage each : input.damage().stream().limit(limit).toList()) {
            warn(
                    "damaged at byte "
                            + Numbers.count(each.offset())
                            + ": "
                            + Printable.text(each.what()));
        }
        long more = input.damageCount() - Math.min(limit, input.damage().size());
        if (more > 0) {
            warn("damaged at " + Numbers.count(more, "more place"));
        }
        if (!input.complete()) {
            warn("not read to its end");
        }
    }

    private void warn(String text) {
        page.labelled(BELOW, Cell.left("!", Ink.WARNING), 1, text, Ink.WARNING);
    }
}
