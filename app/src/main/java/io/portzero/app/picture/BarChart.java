package io.portzero.app.picture;

import io.portzero.app.picture.Scale.Tick;
import java.util.List;

/// Bars from left to right, one below the other, each with its name before it and its amount behind
/// it.
///
/// @param bars at most [#MOST] are drawn, the first ones
/// @param scale of the amounts
/// @param axis what the amounts are, with their unit
public record BarChart(List<Bar> bars, Scale scale, String axis) implements Picture {

    /// Bars drawn.
    public static final int MOST = 30;

    private static final int ROW = 21;
    private static final int THICKNESS = 14;
    private static final int LONGEST_LABEL = 46;
    private static final int AXIS_ROOM = 48;

    /// A bar.
    ///
    /// @param label its name
    /// @param value its length
    /// @param text what is written behind it
    /// @param expected where a mark shows what chance would bring; NaN for no mark
    public record Bar(String label, double value, String text, double expected) {

        /// A bar without a mark.
        public static Bar of(String label, double value, String text) {
            return new Bar(label, value, text, Double.NaN);
        }
    }

    public BarChart {
        bars = List.copyOf(bars);
    }

    @Override
    public String svg(String title) {
        List<Bar> drawn = bars.subList(0, Math.min(MOST, bars.size()));
        int more = bars.size() - drawn.size();
        int bottom = Svg.TITLE_HEIGHT + ROW * drawn.size();
        Svg svg = new Svg(bottom + AXIS_ROOM + (more > 0 ? ROW : 0), title);
        double left = left(drawn);
        double right = Svg.WIDTH - Svg.MARGIN - widestText(drawn);
        drawAxis(svg, left, right, bottom);
        for (int row = 0; row < drawn.size(); row++) {
            drawBar(svg, drawn.get(row), left, right, Svg.TITLE_HEIGHT + ROW * row);
        }
        if (more > 0) {
            svg.text(
                    Svg.MARGIN,
                    bottom + AXIS_ROOM + 8,
                    "start",
                    "faint",
                    more + " more in the table");
        }
        return svg.end();
    }

    private static double left(List<Bar> drawn) {
        double widest = 0;
        for (Bar bar : drawn) {
            widest = Math.max(widest, Svg.width(Svg.cut(bar.label, LONGEST_LABEL)));
        }
        return Svg.MARGIN + widest + 8;
    }

    private static double widestText(List<Bar> drawn) {
        return drawn.stream().mapToDouble(bar -> Svg.width(bar.text)).max().orElse(0) + 8;
    }

    private void drawAxis(Svg svg, double left, double right, double bottom) {
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (Tick tick : scale.ticks()) {
            double x = left + scale.place(tick.value()) * (right - left);
            svg.line(x, Svg.TITLE_HEIGHT - 4, x, bottom, "grid");
            double half = Svg.width(tick.label()) / 2;
            if (x - half > lastEnd + 6) {
                svg.text(x, bottom + 16, "middle", "small", tick.label());
                lastEnd = x + half;
            }
        }
        svg.line(left, Svg.TITLE_HEIGHT - 4, left, bottom, "axis");
        svg.text((left + right) / 2, bottom + 36, "middle", "axisname", name());
    }

    private String name() {
        return axis + (scale.logarithmic() ? ", logarithmic" : "");
    }

    private void drawBar(Svg svg, Bar bar, double left, double right, double top) {
        double length = Math.clamp(scale.place(bar.value), 0, 1) * (right - left);
        double baseline = top + THICKNESS - 2;
        String label = Svg.cut(bar.label, LONGEST_LABEL);
        svg.text(left - 8, baseline, "end", "small", label);
        svg.rectangle(left, top, length, THICKNESS, Ink.FIRST.colour);
        double behind = left + length;
        if (!Double.isNaN(bar.expected)) {
            double x = left + scale.place(bar.expected) * (right - left);
            svg.path(
                    "M" + Svg.number(x) + " " + Svg.number(top - 3) + "v" + (THICKNESS + 6),
                    Ink.SECOND.colour,
                    "none",
                    2.5);
            behind = Math.max(behind, x);
        }
        svg.text(behind + 6, baseline, "start", "small", bar.text);
    }
}
