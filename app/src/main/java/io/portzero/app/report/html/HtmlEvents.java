package io.portzero.app.report.html;

import io.portzero.app.report.words.CauseWords;
import io.portzero.app.report.words.EventWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.OriginWords;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Event;

/// Attacks, campaigns and spikes as a table, in the order of time.
final class HtmlEvents {

    private static final int ADDRESSES = 3;

    private final Html html = new Html();

    private final OriginWords origins;

    private HtmlEvents(ScanReport report) {
        origins = OriginWords.of(report.judgement());
    }

    static String of(ScanReport report) {
        if (report.judgement().events().isEmpty()) {
            return "";
        }
        HtmlEvents events = new HtmlEvents(report);
        events.html.raw("<section id=\"events\"><h2>Events</h2><div class=\"scroll\"><table>");
        events.headings();
        report.judgement().events().forEach(events::row);
        return events.html.raw("</tbody></table></div></section>\n").toString();
    }

    private void headings() {
        html.raw("<thead><tr>");
        html.element("th scope=\"col\"", "Event").element("th scope=\"col\"", "When");
        html.element("th scope=\"col\"", "Hosts");
        for (String number : new String[] {"Packets", "Targets", "Peak a minute"}) {
            html.element("th scope=\"col\" class=\"number\"", number);
        }
        html.raw("</tr></thead>\n<tbody>");
    }

    private void row(Event event) {
        html.raw("<tr><th scope=\"row\">")
                .element("b", CauseWords.capital(EventWords.kind(event.kind())));
        html.element("p", EventWords.headline(event));
        event.records()
                .ifPresent(records ->
                        html.element(
                                "p class=\"hint\"",
                                "From " + Numbers.count(records, "flow record") + "."));
        if (!event.extrapolation().isBlank()) {
            html.element("p class=\"hint\"", EventWords.extrapolation(event));
        }
        html.element(
                "p class=\"hint\"", "Thresholds: " + VerdictWords.sentence(event.thresholds()));
        html.raw("</th>");
        cell("", "When", EventWords.time(event, 0));
        cell("", "Hosts", EventWords.addresses(event, ADDRESSES, origins));
        cell(" class=\"number\"", "Packets", EventWords.packets(event));
        cell(" class=\"number\"", "Targets", EventWords.targets(event));
        cell(" class=\"number\"", "Peak a minute", EventWords.peak(event));
        html.raw("</tr>\n");
    }

    /// @param label the column's name, which stands before the text where there is no room for
    ///   columns
    private void cell(String attributes, String label, String text) {
        html.element("td" + attributes + " data-label=\"" + label + "\"", text);
    }
}
