package io.portzero.app.report.html;

import io.portzero.app.report.words.ExporterSheet;
import io.portzero.app.report.words.ExporterWords;
import io.portzero.app.report.words.FlowWords;
import io.portzero.app.report.words.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/// Writes the profiles of exporters as a page of its own, without any script.
public final class HtmlExporters {

    private HtmlExporters() {}

    /// Writes the page to `out`, which stays open.
    public static void write(List<ExporterSheet> sheets, Writer out) {
        String style = HtmlReport.style();
        Html html = new Html();
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"");
        html.raw(HtmlReport.policy(style)).raw("\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", "Exporters of flow records");
        html.raw("<style>").raw(style).raw("</style>\n</head>\n<body>\n<header>\n");
        html.element("p class=\"brand\"", "PortZero").element("h1", "Exporters of flow records");
        html.element("p", ExporterWords.headline(sheets)).raw("</header>\n<main>\n");
        sheets.forEach(sheet -> section(html, sheet));
        html.raw("</main>\n</body>\n</html>\n");
        try {
            out.write(html.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void section(Html html, ExporterSheet sheet) {
        html.raw("<section>").element("h2", mark(ExporterWords.odd(sheet)) + sheet.title());
        html.element("p", ExporterWords.headline(sheet));
        html.raw("<div class=\"scroll\"><table><tbody>\n");
        sheet.profile()
                .ifPresent(each ->
                        FlowWords.kinds(each.counts()).stream()
                                .filter(kind -> kind.zero() || kind.portless())
                                .forEach(kind -> kind(html, kind)));
        html.raw("</tbody></table></div>\n<div class=\"scroll\"><table><tbody>\n");
        for (ExporterWords.Fact fact : ExporterWords.facts(sheet)) {
            html.raw("<tr>").element("th scope=\"row\"", mark(fact.odd()) + fact.label());
            html.element("td", fact.text()).raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private static void kind(Html html, FlowWords.Kind kind) {
        html.raw("<tr>").element("th scope=\"row\"", kind.text());
        html.element("td class=\"number\"", Numbers.count(kind.records())).raw("</tr>\n");
    }

    private static String mark(boolean odd) {
        return odd ? "! " : "";
    }
}
