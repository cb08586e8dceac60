package io.portzero.app.report.html;

import io.portzero.app.report.words.Actors;
import io.portzero.app.report.words.ConcentrationWords;
import io.portzero.app.report.words.MainStretch;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Times;
import io.portzero.engine.ScanReport;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.Moment;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.chance.Concentration;

/// The places of the charts that a script draws, each with a table of what it shows, and the charts
/// that need no script.
final class HtmlCharts {

    private HtmlCharts() {}

    static String of(ScanReport report) {
        Html html = new Html();
        if (report.traffic().series().bins().size() > 1) {
            series(html, report);
        }
        if (HtmlData.protocols(report).findAny().isPresent()) {
            matrix(html);
        }
        flags(html, report);
        Actors.concentration(report.traffic())
                .filter(spread -> spread.sources() > 1)
                .ifPresent(spread -> concentration(html, spread));
        return html.toString();
    }

    private static void series(Html html, ScanReport report) {
        html.raw(
                """
                <section id="time"><h2>When</h2>
                <p class="hint screen">Drag across a stretch of time to see it closer, or use the arrow keys,
                + and −; times are UTC.</p>
                """);
        String outside =
                MainStretch.of(report.traffic().series().bins(), Moment::packets).note("packet");
        if (!outside.isEmpty()) {
            html.element("p class=\"hint\"", outside + " “Whole time” shows them.");
        }
        long untimed = report.traffic().untimed();
        if (untimed > 0) {
            html.element("p class=\"hint\"", Times.missing(untimed));
        }
        html.raw(
                """
                <div class="chart" id="series"></div>
                <details class="alternative"><summary>As a table</summary>
                <div class="scroll" id="series-table"></div></details>
                </section>
                """);
    }

    private static void matrix(Html html) {
        html.raw(
                """
                <section id="matrix"><h2>Source port against destination port</h2>
                <p class="hint">All packets with ports, by the size of their ports. The first row and
                the first column are port 0 alone; each further one is twice as wide as the one before.
                A stronger colour is more, on a logarithmic
                scale.</p>
                <div class="chart" id="heat"></div>
                <details class="alternative"><summary>As a table</summary>
                <div class="scroll" id="heat-table"></div></details>
                </section>
                """);
    }

    private static void flags(Html html, ScanReport report) {
        long zeros = 0;
        for (ZeroProfile profile : report.traffic().zeros()) {
            zeros += profile.protocol() == PortProtocol.TCP ? profile.packets() : 0;
        }
        if (zeros == 0) {
            return;
        }
        html.raw(
                "<section id=\"flags\"><h2>TCP flags</h2><p class=\"hint\">With port 0, and in all TCP packets for comparison.</p>\n");
        html.raw("<div class=\"scroll\"><table class=\"bars\">")
                .headings(true, "Flags", "With port 0", "", "All TCP", "");
        html.raw("<tbody>");
        long all = all(report);
        for (FlagClass flag : FlagClass.values()) {
            long packets = report.traffic().flags(flag);
            if (packets > 0) {
                html.raw("<tr>").element("th scope=\"row\"", flag.text());
                amount(html, zeros(report, flag), zeros, "zero");
                amount(html, packets, all, "other");
                html.raw("</tr>\n");
            }
        }
        html.raw("</tbody></table></div></section>\n");
    }

    private static void amount(Html html, long packets, long all, String colour) {
        html.element("td class=\"number\"", Numbers.count(packets));
        html.raw("<td class=\"track\">").bar((double) packets / Math.max(1, all), colour);
        html.element("span class=\"share\"", Numbers.share(packets, all)).raw("</td>");
    }

    private static long zeros(ScanReport report, FlagClass flag) {
        return report.traffic().zeros().stream().mapToLong(each -> each.flags(flag)).sum();
    }

    private static long all(ScanReport report) {
        long all = 0;
        for (FlagClass flag : FlagClass.values()) {
            all += report.traffic().flags(flag);
        }
        return all;
    }

    private static void concentration(Html html, Concentration spread) {
        html.raw("<section id=\"concentration\"><h2>Few sources or many</h2>\n");
        html.element("p", ConcentrationWords.of(spread));
        html.raw("<div class=\"chart\" id=\"curve\"></div>\n");
        html.raw(
                "<details class=\"alternative\"><summary>As a table</summary><div class=\"scroll\"><table>");
        html.headings(true, "Busiest sources", "Their share of the zeros").raw("<tbody>");
        for (Concentration.Point point : spread.curve()) {
            html.raw("<tr>").element("th scope=\"row\"", Numbers.count(point.sources()));
            html.element("td class=\"number\"", Numbers.share(point.share())).raw("</tr>\n");
        }
        html.raw("</tbody></table></div></details></section>\n");
    }
}
