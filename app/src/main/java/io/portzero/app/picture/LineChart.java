package io.portzero.app.picture;

import io.portzero.app.picture.Scale.Tick;
import java.util.List;

/// Lines, steps or stems over an axis of numbers or of times.
///
/// @param series at most six are told apart
/// @param across the scale from left to right
/// @param up the scale upwards
/// @param acrossName what is across, with its unit
/// @param upName what is upwards, with its unit
/// @param levels values that deserve a line across
public record LineChart(
        List<Series> series,
        Scale across,
        Scale up,
        String acrossName,
        String upName,
        List<Level> levels)
        implements Picture {

    private static final int PLOT_HEIGHT = 270;
    private static final int LEGEND_ROW = 18;
    private static final int AXIS_ROOM = 50;
    private static final int SAMPLE = 30;

    /// How the points of a series are joined.
    public enum Shape {
        /// From point to point.
        LINE,
        /// Level until the next point.
        STEPS,
        /// A stem for each point, with a mark on top.
        STEMS
    }

    /// Points, ascending in x.
    public record Series(String name, Shape shape, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /// A point in the units of the scales.
    public record Point(double x, double y) {}

    /// A line across.
    public record Level(double value, String name) {}

    public LineChart {
        series = List.copyOf(series);
        levels = List.copyOf(levels);
    }

    /// Where the axes are.
    private record Frame(double left, double top, double right, double bottom) {}

    @Override
    public String svg(String title) {
        int rows = legend(null);
        double top = Svg.TITLE_HEIGHT + rows * LEGEND_ROW + 8;
        Frame frame =
                new Frame(
                        Svg.MARGIN + 26 + widestTick(),
                        top,
                        Svg.WIDTH - Svg.MARGIN - 14,
                        top + PLOT_HEIGHT);
        Svg svg = new Svg((int) (frame.bottom + AXIS_ROOM), title);
        legend(svg);
        drawAcross(svg, frame);
        drawUp(svg, frame);
        for (Level level : levels) {
            drawLevel(svg, frame, level);
        }
        for (int i = 0; i < series.size(); i++) {
            draw(svg, frame, series.get(i), Ink.of(i));
        }
        return svg.end();
    }

    private double widestTick() {
        return up.ticks().stream().mapToDouble(tick -> Svg.width(tick.label())).max().orElse(0);
    }

    /// Draws the legend, or only finds out how many rows it takes.
    private int legend(@org.jspecify.annotations.Nullable Svg svg) {
        double x = Svg.MARGIN;
        int row = 0;
        for (int i = 0; i < series.size(); i++) {
            String name = series.get(i).name;
            double width = SAMPLE + 8 + Svg.width(name) + 18;
            if (x + width > Svg.WIDTH - Svg.MARGIN && x > Svg.MARGIN) {
                x = Svg.MARGIN;
                row++;
            }
            if (svg != null) {
                double y = Svg.TITLE_HEIGHT + row * LEGEND_ROW + 4;
                drawSample(svg, x, y, series.get(i), Ink.of(i));
                svg.text(x + SAMPLE + 8, y + 4, "start", "small", name);
            }
            x += width;
        }
        return row + 1;
    }

    private static void drawSample(Svg svg, double x, double y, Series series, Ink ink) {
        if (series.shape == Shape.STEMS) {
            svg.path(ink.mark(x + SAMPLE / 2.0, y), ink.colour, "none", 1.8);
        } else {
            svg.path(
                    "M" + Svg.number(x) + " " + Svg.number(y) + "h" + SAMPLE,
                    ink.colour,
                    ink.dashes,
                    2);
        }
    }

    private void drawAcross(Svg svg, Frame frame) {
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (Tick tick : across.ticks()) {
            double x = x(frame, tick.value());
            svg.line(x, frame.top, x, frame.bottom, "grid");
            double half = Svg.width(tick.label()) / 2;
            if (x - half > lastEnd + 6 && x + half <= Svg.WIDTH) {
                svg.text(x, frame.bottom + 16, "middle", "small", tick.label());
                lastEnd = x + half;
            }
        }
        svg.line(frame.left, frame.bottom, frame.right, frame.bottom, "axis");
        svg.text(
                (frame.left + frame.right) / 2,
                frame.bottom + 38,
                "middle",
                "axisname",
                acrossName + (across.logarithmic() ? ", logarithmic" : ""));
    }

    private void drawUp(Svg svg, Frame frame) {
        for (Tick tick : up.ticks()) {
            double y = y(frame, tick.value());
            svg.line(frame.left, y, frame.right, y, "grid");
            svg.text(frame.left - 6, y + 4, "end", "small", tick.label());
        }
        svg.line(frame.left, frame.top, frame.left, frame.bottom, "axis");
        svg.upwards(
                Svg.MARGIN + 4,
                (frame.top + frame.bottom) / 2,
                "axisname",
                upName + (up.logarithmic() ? ", logarithmic" : ""));
    }

    private void drawLevel(Svg svg, Frame frame, Level level) {
        double y = y(frame, level.value);
        svg.path(
                "M" + Svg.number(frame.left) + " " + Svg.number(y) + "H" + Svg.number(frame.right),
                "#888888",
                "3 3",
                1.2);
        svg.text(frame.right - 4, y - 4, "end", "faint", level.name);
    }

    private void draw(Svg svg, Frame frame, Series series, Ink ink) {
        if (series.points.isEmpty()) {
            return;
        }
        switch (series.shape) {
            case LINE -> svg.path(joined(frame, series, false), ink.colour, ink.dashes, 1.8);
            case STEPS -> svg.path(joined(frame, series, true), ink.colour, ink.dashes, 1.5);
            case STEMS -> drawStems(svg, frame, series, ink);
        }
    }

    private String joined(Frame frame, Series series, boolean steps) {
        StringBuilder data = new StringBuilder();
        for (Point point : series.points) {
            String x = Svg.number(x(frame, point.x));
            String y = Svg.number(y(frame, point.y));
            if (data.isEmpty()) {
                data.append('M').append(x).append(' ').append(y);
            } else if (steps) {
                data.append('H').append(x).append('V').append(y);
            } else {
                data.append('L').append(x).append(' ').append(y);
            }
        }
        return data.toString();
    }

    private void drawStems(Svg svg, Frame frame, Series series, Ink ink) {
        StringBuilder stems = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        String base = Svg.number(y(frame, up.logarithmic() ? 0 : Math.max(0, up.low())));
        for (Point point : series.points) {
            double x = x(frame, point.x);
            double y = y(frame, point.y);
            stems.append('M').append(Svg.number(x)).append(' ').append(base);
            stems.append('V').append(Svg.number(y));
            marks.append(ink.mark(x, y));
        }
        svg.path(stems.toString(), ink.colour, "none", 1);
        svg.path(marks.toString(), ink.colour, "none", 1.6);
    }

    private double x(Frame frame, double value) {
        return frame.left + Math.clamp(across.place(value), 0, 1) * (frame.right - frame.left);
    }

    private double y(Frame frame, double value) {
        return frame.bottom - Math.clamp(up.place(value), 0, 1) * (frame.bottom - frame.top);
    }
}
