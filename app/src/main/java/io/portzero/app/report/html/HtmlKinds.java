package io.portzero.app.report.html;

import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.PacketKind;
import io.portzero.engine.ScanReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What every packet is: one bar cut into kinds, and the same as a table that adds up.
final class HtmlKinds {

    private static final int DETAILS = 8;
    private static final double THINNEST = 0.004;

    private HtmlKinds() {}

    static String of(ScanReport report) {
        long packets = report.traffic().counts().totals().packets();
        if (packets == 0) {
            return "";
        }
        List<PacketKind> kinds =
                PacketKind.of(report).stream().filter(kind -> kind.packets() > 0).toList();
        Html html = new Html().raw("<section id=\"kinds\"><h2>What every packet is</h2>\n");
        stack(html, kinds, packets);
        html.raw("<div class=\"scroll\"><table>");
        html.raw(
                "<thead><tr><th scope=\"col\">Kind</th><th scope=\"col\" class=\"number\">Packets</th>");
        html.raw(
                "<th scope=\"col\" class=\"number\">Share</th><th scope=\"col\">More precisely</th></tr></thead>\n<tbody>");
        for (PacketKind kind : kinds) {
            html.raw("<tr><th scope=\"row\"><span class=\"swatch " + kind.key() + "\"></span>")
                    .text(kind.name())
                    .raw("</th>");
            html.element("td class=\"number\"", Numbers.count(kind.packets()));
            html.element("td class=\"number\"", Numbers.share(kind.packets(), packets));
            html.element("td", details(kind)).raw("</tr>\n");
        }
        html.raw("</tbody><tfoot><tr><th scope=\"row\">all packets</th>");
        html.element("td class=\"number\"", Numbers.count(packets));
        html.raw("<td class=\"number\">100\u00A0%</td><td></td></tr></tfoot></table></div>\n");
        return html.raw("</section>\n").toString();
    }

    private static void stack(Html html, List<PacketKind> kinds, long packets) {
        html.raw(
                "<svg class=\"stack\" role=\"img\" aria-label=\"The shares of the table below as one bar\">");
        double scale = 0;
        for (PacketKind kind : kinds) {
            scale += width(kind, packets);
        }
        double before = 0;
        for (PacketKind kind : kinds) {
            double width = width(kind, packets) / scale;
            slice(html, kind, packets, before, width);
            before += width;
        }
        html.raw("</svg>\n");
    }

    /// Wide enough to be seen, however few the packets.
    private static double width(PacketKind kind, long packets) {
        return Math.max(THINNEST, (double) kind.packets() / packets);
    }

    private static void slice(
            Html html, PacketKind kind, long packets, double before, double width) {
        html.raw("<rect class=\"").raw(kind.key());
        html.raw("\" x=\"").raw(percent(before)).raw("\" width=\"").raw(percent(width));
        html.raw("\" height=\"100%\">");
        String share = Numbers.share(kind.packets(), packets);
        String text = kind.name() + ": " + Numbers.count(kind.packets()) + " (" + share + ")";
        html.element("title", text).raw("</rect>");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.4f%%", 100 * part);
    }

    private static String details(PacketKind kind) {
        String list =
                kind.details().stream()
                        .limit(DETAILS)
                        .map(each -> Numbers.count(each.packets()) + " " + each.name())
                        .collect(Collectors.joining(", "));
        int more = kind.details().size() - DETAILS;
        return more > 0 ? list + ", " + Numbers.count(more) + " more kinds" : list;
    }
}
