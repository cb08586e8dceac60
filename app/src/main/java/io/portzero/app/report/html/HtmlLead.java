package io.portzero.app.report.html;

import io.portzero.app.report.words.FlowWords;
import io.portzero.app.report.words.Headline;
import io.portzero.app.report.words.LeadingCauses;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.app.report.words.Readings;
import io.portzero.app.report.words.Times;
import io.portzero.engine.PlainReading;
import io.portzero.engine.ScanReport;
import io.portzero.summary.Totals;

/// The top of the page: the verdict, and what the packets are in plain words.
final class HtmlLead {

    private HtmlLead() {}

    static String of(ScanReport report) {
        Headline headline = Headline.of(report);
        Html html = new Html();
        headline.warnings().forEach(each -> html.element("p class=\"warning\"", each));
        if (report.flows().any()) {
            html.element("h1", FlowWords.headline(report.flows().counts()));
            lead(html, "Behind the observed zeros: ", LeadingCauses.ofFlows(report).sentence());
            if (report.traffic().counts().totals().packets() > 0) {
                html.element("p class=\"lead\"", headline.sentence());
            }
        } else {
            html.element("h1", headline.zeros());
            lead(html, "These are ", headline.what());
        }
        headline.others().forEach(each -> html.element("p class=\"lead\"", each));
        html.element("p class=\"source\"", source(report));
        return html.toString();
    }

    private static void lead(Html html, String words, String what) {
        if (!what.isEmpty()) {
            html.element("p class=\"lead\"", words + what + ".");
        }
    }

    private static String source(ScanReport report) {
        Totals totals = report.traffic().counts().totals();
        String inputs =
                report.inputs().size() == 1
                        ? Printable.text(report.inputs().getFirst().path())
                        : Numbers.count(report.inputs().size(), "input");
        if (!totals.timed()) {
            return inputs;
        }
        return inputs
                + " · "
                + Times.iso(totals.firstNanos(), 0)
                + " to "
                + Times.iso(totals.lastNanos(), 0)
                + " · "
                + Numbers.span(totals.firstNanos(), totals.lastNanos());
    }

    static String readings(ScanReport report) {
        Readings readings = Readings.of(report);
        if (readings.shown().isEmpty()) {
            return "";
        }
        Html html = new Html().raw("<section id=\"readings\">").element("h2", readings.heading());
        html.raw("<ul class=\"readings\">\n");
        for (PlainReading reading : readings.shown()) {
            html.raw("<li class=\"" + (Readings.real(reading) ? "real" : "portless") + "\">");
            html.element("span class=\"count\"", Numbers.count(reading.packets()));
            html.raw("<div>").element("p", Printable.text(reading.text()) + ".");
            html.raw("<ul class=\"evidence\">");
            reading.evidence().forEach(each -> html.element("li", Printable.text(each)));
            html.raw("</ul></div></li>\n");
        }
        return html.raw("</ul></section>\n").toString();
    }
}
