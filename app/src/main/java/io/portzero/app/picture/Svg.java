package io.portzero.app.picture;

import java.util.Locale;

/// Builds an SVG file from lines, rectangles and text.
///
/// Fonts differ from machine to machine, so room for text is reckoned generously and nothing
/// depends on its true width.
final class Svg {

    static final int WIDTH = 800;
    static final int MARGIN = 16;
    static final int TITLE_HEIGHT = 40;

    /// What a character of small text takes on average, in the wider of the usual fonts.
    private static final double CHARACTER = 6.7;

    private static final String HEAD =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif" font-size="12" fill="#222222">
            <style>.grid{stroke:#dddddd}.axis{stroke:#555555}.title{font-size:15px;font-weight:bold}.axisname{font-size:12px;font-style:italic}.faint{fill:#666666}</style>
            """;

    private final StringBuilder out = new StringBuilder();

    Svg(int height, String title) {
        out.append(String.format(Locale.ROOT, HEAD, WIDTH, height));
        out.append("<title>").append(escape(title)).append("</title>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(MARGIN, 25, "start", "title", title);
    }

    /// The width that text is given.
    static double width(String text) {
        return text.length() * CHARACTER;
    }

    /// The text, cut to a number of characters.
    static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters - 1) + "…";
    }

    /// A coordinate with one decimal digit.
    static String number(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    /// @param anchor `start`, `middle` or `end`
    /// @param style a class of the style sheet
    void text(double x, double y, String anchor, String style, String text) {
        open("text", x, y).append(" text-anchor=\"").append(anchor);
        out.append("\" class=\"").append(style).append("\">").append(escape(text));
        out.append("</text>\n");
    }

    /// Text that runs upwards, centred.
    void upwards(double x, double y, String style, String text) {
        open("text", x, y).append(" text-anchor=\"middle\" transform=\"rotate(-90 ");
        out.append(number(x)).append(' ').append(number(y)).append(")\" class=\"");
        out.append(style).append("\">").append(escape(text)).append("</text>\n");
    }

    private StringBuilder open(String element, double x, double y) {
        out.append('<').append(element).append(" x=\"").append(number(x));
        return out.append("\" y=\"").append(number(y)).append('"');
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        out.append("\" class=\"").append(style).append("\"/>\n");
    }

    void rectangle(double x, double y, double width, double height, String colour) {
        open("rect", x, y).append(" width=\"").append(number(width));
        out.append("\" height=\"").append(number(height));
        out.append("\" fill=\"").append(colour).append("\"/>\n");
    }

    /// A path that is drawn and not filled.
    ///
    /// @param data moves and lines
    void path(String data, String colour, String dashes, double width) {
        out.append("<path d=\"").append(data).append("\" fill=\"none\" stroke=\"").append(colour);
        if (!dashes.equals("none")) {
            out.append("\" stroke-dasharray=\"").append(dashes);
        }
        out.append("\" stroke-width=\"").append(number(width)).append("\"/>\n");
    }

    String end() {
        return out.append("</svg>\n").toString();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(each -> {
                    switch (each) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        // XML has no way to write the other control characters.
                        default -> escaped.append(each < ' ' ? '\uFFFD' : (char) each);
                    }
                });
        return escaped.toString();
    }
}
