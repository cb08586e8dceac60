package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.MainStretch;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Times;
import io.portzero.engine.ScanReport;
import io.portzero.summary.Moment;
import io.portzero.summary.sketch.TimeSeries;
import java.util.List;
import java.util.function.ToLongFunction;

/// Draws zeros over time above all traffic.
final class TextSeries {

    private static final int FEWEST_BINS = 8;
    private static final int FEWEST_ZEROS = 8;
    private static final int LABEL = 12;
    private static final int NUMBERS = 20;

    private final TextPage page;
    private final ScanReport report;

    TextSeries(TextPage page, ScanReport report) {
        this.page = page;
        this.report = report;
    }

    void write() {
        List<TimeSeries.Bin> bins = report.traffic().series().bins();
        if (bins.size() < FEWEST_BINS
                || report.traffic().counts().zero().packets() < FEWEST_ZEROS) {
            return;
        }
        MainStretch main = MainStretch.of(bins, Moment::packets);
        page.heading("When");
        lines(main.bins());
        long first = report.traffic().counts().totals().firstNanos();
        long last = report.traffic().counts().totals().lastNanos();
        if (main.left() > 0) {
            first = main.bins().getFirst().startNanos();
            last = main.bins().getLast().startNanos() + report.traffic().series().widthNanos();
        }
        page.paragraph(TextReport.INDENT, scale(first, last, columns(main.bins())), Ink.FAINT);
        if (main.left() > 0) {
            page.paragraph(TextReport.INDENT, main.note("packet"), Ink.FAINT);
        }
        long untimed = report.traffic().untimed();
        if (untimed > 0) {
            page.paragraph(TextReport.INDENT, Times.missing(untimed), Ink.FAINT);
        }
    }

    private static String scale(long first, long last, int columns) {
        return Times.iso(first, 0)
                + " to "
                + Times.iso(last, 0)
                + "; a column is about "
                + Numbers.duration((long) (((double) last - first) / columns))
                + ", each line has its own scale";
    }

    private void lines(List<TimeSeries.Bin> bins) {
        line("TCP port 0", Ink.ZERO, bins, Moment.ZERO_TCP::in);
        line("UDP port 0", Ink.ZERO, bins, Moment.ZERO_UDP::in);
        line("other port 0", Ink.ZERO, bins, Moment.ZERO_OTHER::in);
        line("all packets", Ink.FAINT, bins, Moment::packets);
    }

    private int columns(List<TimeSeries.Bin> bins) {
        int room = page.style().width() - LABEL - NUMBERS - 2 * TextReport.INDENT.length();
        return Math.min(room, bins.size());
    }

    private void line(
            String name,
            Ink ink,
            List<TimeSeries.Bin> bins,
            ToLongFunction<TimeSeries.Bin> packets) {
        Plot plot = Plot.of(bins, columns(bins), packets);
        if (plot.highest() > 0) {
            String peak = "  peak " + Numbers.count(plot.highest());
            page.plot(
                    TextReport.INDENT,
                    Cell.left(name),
                    LABEL,
                    plot.line(page.style().unicode()),
                    ink,
                    peak);
        }
    }
}
