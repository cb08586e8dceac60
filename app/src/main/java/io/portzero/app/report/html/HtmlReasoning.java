package io.portzero.app.report.html;

import io.portzero.app.report.words.ExplanationWords;
import io.portzero.app.report.words.Printable;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;

/// The reasoning behind a verdict as a tree that opens step by step, without a script.
final class HtmlReasoning {

    private final Html html = new Html();

    private HtmlReasoning() {}

    static String of(Explanation explanation) {
        HtmlReasoning reasoning = new HtmlReasoning();
        reasoning.html.raw("<details class=\"reasoning\"><summary>The whole reasoning</summary>\n");
        reasoning.html.raw("<ul class=\"tree\">\n");
        reasoning.step(explanation, true);
        return reasoning.html.raw("</ul></details>\n").toString();
    }

    /// @param open whether its own steps are seen at once
    private void step(Explanation step, boolean open) {
        html.raw("<li>");
        if (ExplanationWords.steps(step).isEmpty()) {
            line(step);
        } else {
            html.raw(open ? "<details open>" : "<details>").raw("<summary>");
            line(step);
            html.raw("</summary><ul>\n");
            ExplanationWords.steps(step).forEach(each -> step(each, each.outcome() == Outcome.WON));
            html.raw("</ul></details>");
        }
        html.raw("</li>\n");
    }

    private void line(Explanation step) {
        String mark = ExplanationWords.mark(step.outcome());
        html.element("span class=\"mark " + step.outcome().key() + "\"", mark).raw(" ");
        html.text(Printable.text(step.question()));
        String weight = ExplanationWords.weight(step.weight());
        if (!weight.isEmpty()) {
            html.raw(" ").element("span class=\"weight\"", weight);
        }
        String ending = ExplanationWords.ending(step.outcome());
        if (!ending.isEmpty()) {
            html.raw(" ")
                    .element("span class=\"ending\"", ending + ExplanationWords.exclusion(step));
        }
        String seen = ExplanationWords.seen(step);
        if (!seen.isBlank()) {
            html.raw(" ").element("span class=\"seen\"", seen);
        }
    }
}
