package io.portzero.app.report.html;

import io.portzero.app.report.words.AdviceWords;
import io.portzero.app.report.words.CauseWords;
import io.portzero.app.report.words.VerdictKind;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import java.util.List;

/// What to do about verdicts, and which ones there are: links to the cards below.
final class HtmlActions {

    /// More cards than these need a list.
    private static final int AT_A_GLANCE = 5;

    private final Html html;
    private final AdviceWords advice = new AdviceWords();
    private int card;

    HtmlActions(Html html) {
        this.html = html;
    }

    /// @param kinds those that have cards, in their order
    void write(List<VerdictKind> kinds) {
        if (kinds.getFirst().first().severity() != Severity.INFO) {
            html.raw("<h3 id=\"actions\">What to do</h3><ol class=\"actions\">\n");
            kinds.forEach(this::action);
            html.raw("</ol>\n");
        }
        if (kinds.size() > AT_A_GLANCE) {
            card = 0;
            html.raw("<details class=\"list\"><summary>All that is told below</summary><ol>\n");
            kinds.forEach(this::entry);
            html.raw("</ol></details>\n");
        }
    }

    private void action(VerdictKind kind) {
        Verdict verdict = kind.first();
        String link = link(kind);
        if (verdict.severity() != Severity.INFO) {
            html.raw("<li class=\"verdict-link " + verdict.severity().key() + "\">");
            html.element("span class=\"badge\"", verdict.severity().key()).raw(" ");
            html.raw(link).raw(": ").code(advice.of(verdict.advice())).raw("</li>\n");
        }
    }

    private void entry(VerdictKind kind) {
        Verdict verdict = kind.first();
        html.raw("<li>").raw(link(kind));
        html.text(" · " + verdict.severity().key() + " · ");
        html.text(VerdictKind.packetWords(List.of(verdict)));
        likewise(kind.others(), "more such verdict");
        likewise(kind.answers(), "answer verdict");
        html.raw("</li>\n");
    }

    private void likewise(List<Verdict> verdicts, String noun) {
        if (!verdicts.isEmpty()) {
            html.text(" · " + VerdictKind.about(verdicts, noun));
        }
    }

    /// Its card has the next number; the first answers to it have the one behind.
    private String link(VerdictKind kind) {
        card++;
        String target = "a href=\"#verdict-" + card + "\"";
        card += kind.answers().isEmpty() ? 0 : 1;
        String title = CauseWords.capital(VerdictWords.title(kind.first()));
        return "<" + target + ">" + new Html().text(title) + "</a>";
    }
}
