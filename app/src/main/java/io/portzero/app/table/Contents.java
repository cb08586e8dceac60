package io.portzero.app.table;

import io.portzero.app.report.html.Html;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.table.StudyTables.Chapter;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.summary.Totals;
import java.util.List;

/// The list of all tables, with a sentence of what each says and how it was counted.
final class Contents {

    static final String TITLE = "Tables about port 0";
    static final String FIRST_LINE = "# " + TITLE;

    private static final String STYLE =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Tables about port 0</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body{font:16px/1.5 Helvetica,Arial,"Liberation Sans",sans-serif;color:#222;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
            h2{margin-top:3rem;border-bottom:1px solid #bbb}h3{margin:2.5rem 0 .3rem}
            p{margin:.3rem 0}.how{color:#555;font-size:.9rem}
            img{max-width:100%;height:auto;border:1px solid #ddd;margin:.6rem 0}
            nav li{display:inline-block;margin-right:1.2rem}nav ul{padding:0}
            section,figure{break-inside:avoid}
            </style></head><body>
            """;

    private Contents() {}

    static String markdown(ScanReport report, List<Chapter> chapters) {
        StringBuilder out = new StringBuilder(FIRST_LINE).append("\n\n");
        out.append(scope(report)).append("\n\n");
        out.append("Shares are in percent, times in UTC. An empty cell is a value that is not");
        out.append(" there. The same with pictures: [index.html](index.html).\n");
        for (Chapter chapter : chapters) {
            out.append("\n## ").append(chapter.title()).append('\n');
            for (Table table : chapter.tables()) {
                out.append("\n### ").append(table.title()).append("\n\n");
                out.append("[").append(table.csvFile()).append("](").append(table.csvFile());
                out.append(") (").append(size(table)).append("), [picture](");
                out.append(table.pictureFile()).append(")\n\n");
                out.append(table.says()).append("\n\n*").append(counted(table)).append("*\n");
            }
        }
        return out.toString();
    }

    static String html(ScanReport report, List<Chapter> chapters) {
        Html html = new Html().raw(STYLE);
        html.element("h1", TITLE).element("p", scope(report));
        html.raw("<nav><ul>");
        for (int i = 0; i < chapters.size(); i++) {
            html.raw("<li><a href=\"#chapter" + i + "\">").text(chapters.get(i).title());
            html.raw("</a></li>");
        }
        html.raw("</ul></nav>\n");
        for (int i = 0; i < chapters.size(); i++) {
            html.element("h2 id=\"chapter" + i + "\"", chapters.get(i).title());
            chapters.get(i).tables().forEach(table -> section(html, table));
        }
        return html.raw("</body></html>\n").toString();
    }

    private static void section(Html html, Table table) {
        html.raw("<section>").element("h3", table.title()).element("p", table.says());
        html.raw("<img src=\"").text(table.pictureFile()).raw("\" alt=\"").text(table.title());
        html.raw("\">\n<p class=\"how\"><a href=\"").text(table.csvFile()).raw("\">");
        html.text(table.csvFile()).raw("</a> (").text(size(table)).raw("). ");
        html.text(counted(table)).raw("</p></section>\n");
    }

    private static String size(Table table) {
        return Words.spaced(Numbers.count(table.rows().size(), "row"));
    }

    private static String counted(Table table) {
        return table.counted() + (table.exact() ? " Exact." : " Some numbers are estimates.");
    }

    private static String scope(ScanReport report) {
        Totals totals = report.traffic().counts().totals();
        String when =
                totals.timed()
                        ? " from "
                                + Words.time(totals.firstNanos())
                                + " to "
                                + Words.time(totals.lastNanos())
                        : "";
        long read = report.inputs().stream().filter(InputReport::opened).count();
        return Numbers.count(totals.packets())
                + " packets of "
                + Words.spaced(Numbers.count(read, "capture"))
                + when
                + "; "
                + Numbers.count(report.traffic().counts().zero().packets())
                + " of them really have port 0."
                + (report.complete() ? "" : " Not everything could be read.")
                + flows(report);
    }

    /// Flow records hold no headers, so most tables are of packets alone.
    private static String flows(ScanReport report) {
        if (!report.flows().any()) {
            return "";
        }
        return " Besides, "
                + Words.spaced(Numbers.count(report.flows().counts().records(), "flow record"))
                + ", "
                + Numbers.count(report.flows().counts().zero().packets())
                + " of them with port 0: they are in the tables about flow records and about"
                + " causes, victims and events. The other tables are of packets alone, because"
                + " flow records hold neither headers nor payload.";
    }
}
