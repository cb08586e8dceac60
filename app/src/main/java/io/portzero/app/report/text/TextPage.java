package io.portzero.app.report.text;

import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Lines of text: wraps paragraphs and lays out tables within the width.
public final class TextPage {

    private static final String GAP = "  ";

    private final Appendable out;
    private final TextStyle style;

    /// Creates a page that writes to `out` as it goes.
    public TextPage(Appendable out, TextStyle style) {
        this.out = out;
        this.style = style;
    }

    /// A piece of a table's row.
    record Cell(String text, Ink ink, boolean right) {

        static Cell left(String text) {
            return new Cell(text, Ink.PLAIN, false);
        }

        static Cell left(String text, Ink ink) {
            return new Cell(text, ink, false);
        }

        static Cell right(String text) {
            return new Cell(text, Ink.PLAIN, true);
        }

        static Cell right(String text, Ink ink) {
            return new Cell(text, ink, true);
        }

        private Cell shown(TextStyle style) {
            return new Cell(style.shown(text), ink, right);
        }

        private String padded(int width) {
            String spaces = " ".repeat(Math.max(0, width - length(text)));
            return right ? spaces + text : text + spaces;
        }
    }

    /// The names of columns: as numbers are to the right, so are these, but for the last.
    static List<Cell> header(String... names) {
        List<Cell> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(Cell.right(name, Ink.FAINT));
        }
        cells.set(names.length - 1, Cell.left(names[names.length - 1], Ink.FAINT));
        return cells;
    }

    TextStyle style() {
        return style;
    }

    void blank() {
        put("\n");
    }

    /// A heading with an empty line above it.
    void heading(String text) {
        blank();
        paragraph("", text, Ink.STRONG);
    }

    /// Text wrapped between the indentation and the width.
    void paragraph(String indent, String text, Ink ink) {
        for (String line : wrap(style.shown(text), style.width() - indent.length())) {
            put(indent + style.ink(ink, line) + "\n");
        }
    }

    /// A label with wrapped text to the right of it; the text's lines are aligned.
    void labelled(String indent, Cell label, int labelWidth, String text, Ink ink) {
        int column = indent.length() + labelWidth + GAP.length();
        String first = style.ink(label.ink, label.shown(style).padded(labelWidth)) + GAP;
        String begin = indent + first;
        for (String line : wrap(style.shown(text), style.width() - column)) {
            put(begin + style.ink(ink, line) + "\n");
            begin = " ".repeat(column);
        }
    }

    /// A piece of a tree: its mark and its text, behind the lines that lead to it.
    ///
    /// @param begin what leads to the mark
    /// @param rest what stands before the text's further lines, at least as long
    void branch(String begin, Cell mark, String rest, String text, Ink ink) {
        String shownMark = style.shown(mark.text);
        String first = style.ink(Ink.FAINT, style.shown(begin)) + style.ink(mark.ink, shownMark);
        String further = style.ink(Ink.FAINT, style.shown(rest));
        String lead = first + " ";
        for (String line : wrap(style.shown(text), style.width() - length(rest))) {
            put((lead + style.ink(ink, line)).stripTrailing() + "\n");
            lead = further;
        }
    }

    /// A label, a plot of one line, and what is to be said about it.
    void plot(String indent, Cell label, int labelWidth, String plot, Ink ink, String remark) {
        put(
                indent
                        + label.shown(style).padded(labelWidth)
                        + GAP
                        + style.ink(ink, plot)
                        + style.ink(Ink.FAINT, remark)
                        + "\n");
    }

    /// A table. Its last column is wrapped where it is too long.
    void table(String indent, List<List<Cell>> rows) {
        List<List<Cell>> shown =
                rows.stream()
                        .map(row -> row.stream().map(cell -> cell.shown(style)).toList())
                        .toList();
        List<Integer> widths = widths(shown);
        for (List<Cell> row : shown) {
            row(indent, row, widths);
        }
    }

    private static List<Integer> widths(List<List<Cell>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int length = length(row.get(i).text);
                if (i == widths.size()) {
                    widths.add(length);
                } else {
                    widths.set(i, Math.max(widths.get(i), length));
                }
            }
        }
        return widths;
    }

    private void row(String indent, List<Cell> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder(indent);
        int column = indent.length();
        for (int i = 0; i < row.size() - 1; i++) {
            line.append(style.ink(row.get(i).ink, row.get(i).padded(widths.get(i)))).append(GAP);
            column += widths.get(i) + GAP.length();
        }
        Cell last = row.getLast();
        String text = last.right ? last.padded(widths.get(row.size() - 1)) : last.text;
        for (String piece :
                wrap(text, Math.max(style.width() - column, TextStyle.MINIMUM_WIDTH / 4))) {
            put((line + style.ink(last.ink, piece)).stripTrailing() + "\n");
            line = new StringBuilder(" ".repeat(column));
        }
    }

    /// Breaks at spaces, and within a word only where it alone is too long. Leading spaces stay.
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (length(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            boolean whole = space <= 0 || rest.substring(0, space).isBlank();
            lines.add(rest.substring(0, whole ? end : space).stripTrailing());
            rest = rest.substring(whole ? end : space).stripLeading();
        }
        lines.add(rest.stripTrailing());
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private void put(String text) {
        try {
            out.append(text.replace(Numbers.NO_BREAK, ' '));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
