package io.portzero.app.report.html;

import io.portzero.app.report.words.BaselineWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.summary.chance.Baseline;
import java.util.List;

/// The section about what chance alone would bring.
final class HtmlBaselines {

    private final Html html = new Html();

    private HtmlBaselines() {}

    /// The section, or nothing where there was no draw.
    ///
    /// @param identifier of the section
    /// @param explanation what the trials are
    static String of(
            String identifier, String heading, List<Baseline> baselines, String explanation) {
        if (baselines.isEmpty()) {
            return "";
        }
        HtmlBaselines section = new HtmlBaselines();
        section.html.raw("<section id=\"" + identifier + "\">").element("h2", heading);
        section.html.element("p class=\"hint\"", explanation);
        section.table(baselines.stream().filter(BaselineWords::compared).toList());
        section.few(baselines.stream().filter(each -> !BaselineWords.compared(each)).count());
        section.html.raw("</section>\n");
        return section.html.toString();
    }

    private void table(List<Baseline> compared) {
        if (!compared.isEmpty()) {
            html.raw("<div class=\"scroll\"><table>");
            html.headings(true, "Class", "Draws", "Zeros", "Expected", "By chance").raw("<tbody>");
            compared.forEach(this::row);
            html.raw("</tbody></table></div>");
        }
    }

    private void few(long classes) {
        if (classes > 0) {
            String words = Numbers.count(classes) + (classes == 1 ? " class has" : " classes have");
            html.element("p class=\"hint\"", words + " too few draws to compare with chance.");
        }
    }

    private void row(Baseline baseline) {
        html.raw("<tr>").element("th scope=\"row\"", baseline.name());
        number(Numbers.count(baseline.trials(), baseline.trialsExact()));
        number(Numbers.count(baseline.observed(), baseline.observedExact()));
        number(Numbers.decimal(baseline.expected()));
        number(BaselineWords.chance(baseline));
        html.raw("</tr>\n");
    }

    private void number(String text) {
        html.element("td class=\"number\"", text);
    }
}
