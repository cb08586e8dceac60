package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.AdviceWords;
import io.portzero.app.report.words.CauseWords;
import io.portzero.app.report.words.Confidence;
import io.portzero.app.report.words.EvidenceWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.OriginWords;
import io.portzero.app.report.words.Printable;
import io.portzero.app.report.words.ReadingOrder;
import io.portzero.app.report.words.VerdictKind;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Writes why the zeros were sent: each verdict with its evidence, its rival and what to do.
final class TextVerdicts {

    private static final int LISTED = 8;
    private static final int LIKEWISE = 3;
    private static final int EVIDENCE = 3;
    private static final Cell NOTHING = Cell.left("");

    private final TextPage page;
    private final ScanReport report;
    private final AdviceWords advice = new AdviceWords();
    private final boolean everything;
    private final int width;

    TextVerdicts(TextPage page, ScanReport report, Detail detail) {
        this.page = page;
        this.report = report;
        everything = detail == Detail.EVERYTHING;
        width =
                report.judgement().verdicts().stream()
                        .mapToInt(each -> packets(each).length())
                        .max()
                        .orElse(0);
    }

    void write() {
        Judgement judgement = report.judgement();
        if (!judgement.verdicts().isEmpty()) {
            page.heading("Why");
            list(ReadingOrder.of(judgement.verdicts()));
            limits(judgement);
        }
    }

    /// Whatever deserves attention is shown, however far behind. Of a kind one verdict is told in
    /// full, a few in a line each.
    private void list(List<Verdict> verdicts) {
        List<Verdict> left = new ArrayList<>();
        int shown = 0;
        for (VerdictKind kind : kinds(verdicts)) {
            if (everything || shown < LISTED || VerdictWords.alarming(kind.first())) {
                write(kind.first());
                lines("", kind.answers(), "more verdict");
                lines("likewise ", kind.others(), "more such verdict");
                shown++;
            } else {
                left.addAll(kind.all());
            }
        }
        rest(left, "more verdict");
    }

    private List<VerdictKind> kinds(List<Verdict> verdicts) {
        return everything
                ? verdicts.stream().map(VerdictKind::alone).toList()
                : VerdictKind.of(verdicts);
    }

    /// A few verdicts in a line each.
    private void lines(String what, List<Verdict> verdicts, String more) {
        for (Verdict verdict : verdicts.stream().limit(LIKEWISE).toList()) {
            List<String> facts = new ArrayList<>();
            facts.add(what + VerdictWords.brief(verdict));
            facts.add(Confidence.of(verdict));
            VerdictWords.time(verdict, 0).ifPresent(facts::add);
            Cell packets = Cell.right(packets(verdict), Ink.ZERO);
            page.labelled(TextReport.INDENT, packets, width, VerdictWords.joined(facts), Ink.PLAIN);
        }
        rest(verdicts.stream().skip(LIKEWISE).toList(), more);
    }

    private void write(Verdict verdict) {
        String title =
                VerdictWords.joined(
                        List.of(
                                CauseWords.capital(VerdictWords.title(verdict)),
                                Confidence.of(verdict)));
        Cell packets = Cell.right(packets(verdict), Ink.ZERO);
        page.labelled(TextReport.INDENT, packets, width, title, Ink.of(verdict.severity()));
        int digits = everything ? report.timeDigits() : 0;
        String facts = VerdictWords.facts(verdict, report.traffic().counts(), digits);
        line(VerdictWords.joined(List.of(severity(verdict), facts)), Ink.PLAIN);
        verdict.tool()
                .filter(tool -> everything)
                .ifPresent(tool -> line("tool: " + VerdictWords.found(tool), Ink.PLAIN));
        evidence(verdict);
        line(VerdictWords.rival(verdict.rival()), Ink.FAINT);
        if (!verdict.advice().isBlank()) {
            item("→", advice.of(verdict.advice()), Ink.PLAIN);
        }
        if (everything) {
            actors(verdict);
        }
    }

    private static String severity(Verdict verdict) {
        return "severity" + Numbers.NO_BREAK + verdict.severity().key();
    }

    private static String packets(Verdict verdict) {
        return Numbers.count(verdict.packets(), verdict.packetsExact());
    }

    private void evidence(Verdict verdict) {
        int limit = everything ? Integer.MAX_VALUE : EVIDENCE;
        for (Evidence each : verdict.evidence().stream().limit(limit).toList()) {
            item(everything ? EvidenceWords.FOR : "–", Printable.text(each.fact()), Ink.FAINT);
            if (everything) {
                item(" ", Printable.text(EvidenceWords.rests(each)), Ink.FAINT);
            }
        }
        if (everything) {
            for (Explanation each : EvidenceWords.against(verdict)) {
                item(EvidenceWords.AGAINST, Printable.text(each.seen()), Ink.FAINT);
                item(" ", Printable.text("rule: " + each.question()), Ink.FAINT);
            }
        }
    }

    private void actors(Verdict verdict) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Actor actor : verdict.actors()) {
            rows.add(
                    List.of(
                            Cell.left(actor.role().key(), Ink.FAINT),
                            Cell.left(actor.address().toString()),
                            Cell.right(Numbers.count(actor.packets(), verdict.packetsExact())),
                            Cell.left(OriginWords.of(actor), Ink.FAINT)));
        }
        page.table(column(), rows);
    }

    private void item(String mark, String text, Ink ink) {
        String column = column();
        String rest = column + " ".repeat(page.style().shown(mark).length() + 1);
        page.branch(column, Cell.left(mark, ink), rest, text, ink);
    }

    /// As much room as stands before a verdict's lines.
    private String column() {
        return " ".repeat(2 * TextReport.INDENT.length() + width);
    }

    private void line(String text, Ink ink) {
        page.labelled(TextReport.INDENT, NOTHING, width, text, ink);
    }

    private void rest(List<Verdict> left, String more) {
        if (!left.isEmpty()) {
            line(VerdictKind.about(left, more) + "; -v shows all.", Ink.FAINT);
        }
    }

    private void limits(Judgement judgement) {
        for (String each : judgement.approximations()) {
            note("Estimated: " + VerdictWords.sentence(each));
        }
        judgement.limits().forEach(each -> note(VerdictWords.sentence(CauseWords.capital(each))));
        if (VerdictWords.lacksSecondLook(judgement)) {
            note(VerdictWords.NO_SECOND_LOOK);
        }
    }

    private void note(String text) {
        page.paragraph(TextReport.INDENT, text, Ink.FAINT);
    }
}
