package io.portzero.app.report.html;

import io.portzero.app.report.words.BaselineWords;
import io.portzero.app.report.words.FlowWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.engine.ScanReport;
import io.portzero.summary.flow.ExporterProfile;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.FragmentedService;

/// The section about flow records.
final class HtmlFlows {

    private final Html html = new Html();

    private HtmlFlows() {}

    /// The section, or nothing where there are no flow records.
    static String of(ScanReport report) {
        FlowReport flows = report.flows();
        if (!flows.any()) {
            return "";
        }
        HtmlFlows section = new HtmlFlows();
        section.html.raw("<section id=\"flows\">").element("h2", FlowWords.HEADING);
        section.html.element("p", FlowWords.headline(report) + ".");
        section.kinds(flows);
        for (FragmentedService each : flows.services()) {
            section.html.element("p", FlowWords.service(each, flows.exact()));
        }
        for (String warning : FlowWords.warnings(flows.facts())) {
            section.html.element("p class=\"hint\"", warning);
        }
        String skipped = FlowWords.skipped(flows);
        if (!skipped.isEmpty()) {
            section.html.element("p", skipped);
        }
        section.exporters(flows);
        section.html.raw("</section>\n");
        section.html.raw(
                HtmlBaselines.of(
                        "flow-baseline",
                        BaselineWords.FLOW_HEADING,
                        flows.baselines(),
                        BaselineWords.ofFlows(flows)));
        return section.html.toString();
    }

    private void kinds(FlowReport flows) {
        html.raw("<div class=\"scroll\"><table>");
        html.headings(true, "Flow records", "Number", "Share").raw("<tbody>");
        for (FlowWords.Kind kind : FlowWords.kinds(flows.counts())) {
            html.raw("<tr>").element("th scope=\"row\"", kind.text());
            html.element("td class=\"number\"", Numbers.count(kind.records()));
            html.element(
                    "td class=\"number\"", Numbers.share(kind.records(), flows.counts().records()));
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>");
    }

    private void exporters(FlowReport flows) {
        html.raw("<div class=\"scroll\"><table>");
        html.headings(true, "Exporter", "Records", "Zeros printed", "Really port 0").raw("<tbody>");
        for (ExporterProfile each : flows.exporters()) {
            String name =
                    Printable.text(each.exporter().name())
                            + ", "
                            + each.format().displayName()
                            + ", domain "
                            + each.observationDomain();
            String habits = FlowWords.habits(each);
            html.raw("<tr>")
                    .element("th scope=\"row\"", habits.isEmpty() ? name : name + ": " + habits);
            html.element("td class=\"number\"", Numbers.count(each.counts().records()));
            html.element("td class=\"number\"", Numbers.count(each.counts().rawZeros()));
            html.element("td class=\"number\"", Numbers.count(each.counts().zero().packets()));
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>");
    }
}
