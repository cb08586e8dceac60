package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.CauseWords;
import io.portzero.app.report.words.Confidence;
import io.portzero.app.report.words.ExplanationWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import io.portzero.verdict.Verdict;
import java.util.List;

/// Writes the whole reasoning behind verdicts as trees: what was asked, what was seen, how much it
/// weighed, and why each cause won or lost.
public final class ExplanationText {

    private static final String LEGEND =
            "✓ speaks for it or won, ✗ speaks against it or lost, · cannot be told; weights add up,"
                    + " and the heaviest cause wins.";

    private static final Cell NO_MARK = Cell.left("");

    private final TextPage page;

    private ExplanationText(TextPage page) {
        this.page = page;
    }

    /// Writes the reasoning of each verdict.
    ///
    /// @param verdicts the verdicts about the subject
    /// @param subject the packet or the host, as the middle of a sentence: `packet 17` or
    ///   `192.0.2.7`
    /// @param secondLook whether the input was read a second time
    public static void write(
            List<Verdict> verdicts,
            String subject,
            boolean secondLook,
            Appendable out,
            TextStyle style) {
        TextPage page = new TextPage(out, style);
        new ExplanationText(page).write(verdicts, Printable.text(subject));
        if (!secondLook) {
            page.paragraph("", VerdictWords.NO_SECOND_LOOK, Ink.FAINT);
        }
    }

    /// Says that there is nothing to explain.
    ///
    /// @param subject the packet or the host, as the middle of a sentence
    /// @param why why not, as the end of a sentence
    public static void nothing(String subject, String why, Appendable out, TextStyle style) {
        String sentence = "No verdict is about " + subject + ": " + why;
        new TextPage(out, style).paragraph("", VerdictWords.sentence(sentence), Ink.STRONG);
    }

    private void write(List<Verdict> verdicts, String subject) {
        String count = Numbers.count(verdicts.size(), "verdict");
        page.paragraph("", CauseWords.capital(subject) + " is part of " + count + ".", Ink.STRONG);
        verdicts.forEach(this::write);
        page.blank();
        page.paragraph("", LEGEND, Ink.FAINT);
    }

    private void write(Verdict verdict) {
        page.heading(
                CauseWords.capital(VerdictWords.title(verdict)) + " · " + Confidence.of(verdict));
        String packets = Numbers.count(verdict.packets(), verdict.packetsExact());
        String noun = verdict.packets() == 1 ? " packet · " : " packets · ";
        page.paragraph("", packets + noun + VerdictWords.place(verdict), Ink.PLAIN);
        page.paragraph("", VerdictWords.rival(verdict.rival()), Ink.FAINT);
        step(verdict.explanation(), "", "");
    }

    /// @param begin what leads to this step's mark
    /// @param below what leads to the steps below this one
    private void step(Explanation step, String begin, String below) {
        Cell mark = Cell.left(ExplanationWords.mark(step.outcome()), ink(step.outcome()));
        boolean leaf = ExplanationWords.steps(step).isEmpty();
        String rest = below + (leaf ? "  " : "│ ");
        page.branch(begin, mark, rest, ExplanationWords.question(step), Ink.PLAIN);
        String seen = ExplanationWords.seen(step);
        if (!seen.isBlank()) {
            page.branch(rest.substring(0, rest.length() - 1), NO_MARK, rest, seen, Ink.FAINT);
        }
        List<Explanation> steps = ExplanationWords.steps(step);
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            step(steps.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    private static Ink ink(Outcome outcome) {
        return switch (outcome) {
            case FOR, WON -> Ink.GOOD;
            case AGAINST, EXCLUDED, LOST -> Ink.BAD;
            case UNKNOWN -> Ink.FAINT;
        };
    }
}
