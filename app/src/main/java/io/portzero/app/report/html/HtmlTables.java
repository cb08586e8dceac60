package io.portzero.app.report.html;

import io.portzero.app.report.words.BaselineWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.app.report.words.Times;
import io.portzero.capture.Damage;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.Counts;
import io.portzero.summary.NestedCounts;
import io.portzero.summary.Totals;
import io.portzero.summary.ZeroCounts;
import java.util.ArrayList;
import java.util.List;

/// The tables at the end of the page.
final class HtmlTables {

    private final Html html = new Html();

    private HtmlTables() {}

    static String of(ScanReport report) {
        HtmlTables tables = new HtmlTables();
        tables.html.raw(HtmlFlows.of(report));
        tables.html.raw(
                HtmlBaselines.of(
                        "baseline",
                        BaselineWords.HEADING,
                        report.baselines(),
                        BaselineWords.EXPLANATION));
        tables.inputs(report);
        tables.damage(report);
        return tables.html.toString();
    }

    /// Where the zeros are; empty where there are none.
    static String where(ScanReport report) {
        Counts counts = report.traffic().counts();
        if (counts.zero().packets() + counts.quoted().packets() + counts.tunnelled().packets()
                == 0) {
            return "";
        }
        HtmlTables tables = new HtmlTables();
        tables.zeros(counts);
        return tables.html.toString();
    }

    private void zeros(Counts counts) {
        html.raw("<section id=\"where\"><h2>Where port 0 is</h2><div class=\"scroll\"><table>");
        html.headings(true, "Header", "Source", "Destination", "Both", "Packets").raw("<tbody>");
        for (PortProtocol protocol : PortProtocol.values()) {
            ZeroCounts zero = counts.zero();
            row(
                    protocol.displayName(),
                    zero.source(protocol),
                    zero.destination(protocol),
                    zero.both(protocol),
                    zero.packets(protocol));
        }
        nested("in packets quoted by ICMP errors, counted apart", counts.quoted());
        nested("in packets inside tunnels, counted apart", counts.tunnelled());
        html.raw("</tbody></table></div>");
        html.raw("<p class=\"hint\">Source and destination each include both.</p></section>\n");
    }

    private void nested(String name, NestedCounts counts) {
        long both = counts.zeroSource() + counts.zeroDestination() - counts.packets();
        row(name, counts.zeroSource(), counts.zeroDestination(), both, counts.packets());
    }

    private void row(String name, long... numbers) {
        if (numbers[numbers.length - 1] == 0) {
            return;
        }
        html.raw("<tr>").element("th scope=\"row\"", name);
        for (long number : numbers) {
            html.element(
                    number == 0 ? "td class=\"number none\"" : "td class=\"number\"",
                    Numbers.count(number));
        }
        html.raw("</tr>\n");
    }

    private void number(String text) {
        html.element("td class=\"number\"", text);
    }

    private void inputs(ScanReport report) {
        html.raw(
                "<section id=\"inputs\"><h2>Inputs</h2><div class=\"scroll\"><table class=\"inputs\">");
        html.headings(
                        false,
                        "Input",
                        "Format",
                        "Links",
                        "Size",
                        "Packets",
                        "Port 0",
                        "First and last packet")
                .raw("<tbody>");
        for (InputReport input : report.inputs()) {
            html.raw("<tr>").element("th scope=\"row\"", Printable.text(input.path()));
            if (input.failure().isPresent()) {
                html.element(
                        "td colspan=\"6\" class=\"warning\"",
                        "not read: " + Printable.text(input.failure().get()));
            } else {
                input(input);
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div></section>\n");
    }

    private void input(InputReport input) {
        List<String> format = new ArrayList<>();
        input.format().ifPresent(format::add);
        input.compression().ifPresent(format::add);
        Totals totals = input.counts().totals();
        html.element("td class=\"whole\"", String.join(", ", format));
        html.element("td class=\"whole\"", String.join(", ", input.linkTypes()));
        number(Numbers.bytes(input.bytes()));
        number(Numbers.count(totals.packets()));
        number(Numbers.count(input.counts().zero().packets()));
        html.raw("<td class=\"whole\">").text(time(totals, totals.firstNanos(), input));
        if (totals.timed()) {
            html.raw("<br>").text(time(totals, totals.lastNanos(), input));
        }
        html.raw("</td>");
    }

    private static String time(Totals totals, long nanos, InputReport input) {
        return totals.timed() ? Times.iso(nanos, input.timeDigits()) : "no times";
    }

    private void damage(ScanReport report) {
        List<InputReport> damaged =
                report.inputs().stream().filter(each -> each.opened() && !each.intact()).toList();
        if (damaged.isEmpty()) {
            return;
        }
        html.raw("<section id=\"damage\"><h2>Damage</h2><div class=\"scroll\"><table>");
        html.headings(false, "Input", "At byte", "What").raw("<tbody>");
        for (InputReport input : damaged) {
            for (Damage each : input.damage()) {
                damaged(input, Numbers.count(each.offset()), Printable.text(each.what()));
            }
            long more = input.damageCount() - input.damage().size();
            if (more > 0) {
                damaged(input, "later", Numbers.count(more, "more place"));
            }
            if (!input.complete()) {
                damaged(input, "end", "not read to its end");
            }
        }
        html.raw("</tbody></table></div></section>\n");
    }

    private void damaged(InputReport input, String where, String what) {
        html.raw("<tr>").element("th scope=\"row\"", Printable.text(input.path()));
        html.element("td class=\"number\"", where).element("td", what).raw("</tr>\n");
    }
}
