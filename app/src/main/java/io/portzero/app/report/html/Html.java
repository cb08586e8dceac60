package io.portzero.app.report.html;

/// Builds HTML in which only literals of this package are markup: everything else is escaped.
public final class Html {

    private final StringBuilder out = new StringBuilder();

    /// Appends markup as it is; never called with anything from outside.
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /// Appends text, escaped for element content and for quoted attributes.
    public Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(each);
            }
        }
        return this;
    }

    /// Appends text in which commands stand between backticks.
    public Html code(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean command = i % 2 == 1 && i < parts.length - 1;
            boolean lone = i % 2 == 1 && !command;
            raw(command ? "<code>" : lone ? "`" : "").text(parts[i]).raw(command ? "</code>" : "");
        }
        return this;
    }

    /// Appends an element that holds text alone.
    ///
    /// @param tag the element, with attributes where it has any
    public Html element(String tag, String text) {
        int space = tag.indexOf(' ');
        String name = space < 0 ? tag : tag.substring(0, space);
        return raw("<" + tag + ">").text(text).raw("</" + name + ">\n");
    }

    /// Appends a table's row of headings. All but the first are of numbers where `numbers` is true.
    public Html headings(boolean numbers, String... names) {
        raw("<thead><tr>");
        for (int i = 0; i < names.length; i++) {
            element(
                    i > 0 && numbers ? "th scope=\"col\" class=\"number\"" : "th scope=\"col\"",
                    names[i]);
        }
        return raw("</tr></thead>\n");
    }

    /// Appends a bar as long as a share of the room that its cell has.
    ///
    /// @param share 0 to 1
    /// @param colour a class of the style sheet
    public Html bar(double share, String colour) {
        String width =
                String.format(java.util.Locale.ROOT, "%.3f%%", 100 * Math.clamp(share, 0, 1));
        return raw("<svg class=\"bar\" aria-hidden=\"true\"><rect class=\""
                        + colour
                        + "\" width=\""
                        + width)
                .raw("\" height=\"100%\"/></svg>");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
