package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.MainStretch;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Times;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.flow.FlowZeros;
import io.portzero.summary.sketch.TimeSeries;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;

/// Draws flow records with port 0 over time, each where its flow began.
final class TextFlowSeries {

    private static final int FEWEST = 8;
    private static final int MOST_BINS = 1_000;
    private static final int LABEL = 12;
    private static final int NUMBERS = 20;
    private static final List<String> NAMES = List.of("TCP port 0", "UDP port 0", "other port 0");

    private final TextPage page;
    private final FlowZeros zeros;

    TextFlowSeries(TextPage page, ScanReport report) {
        this.page = page;
        zeros = report.flowZeros();
    }

    void write() {
        List<ZeroPacket> timed = zeros.records().stream().filter(ZeroPacket::timed).toList();
        if (timed.size() < FEWEST) {
            return;
        }
        TimeSeries series = new TimeSeries(NAMES.size(), MOST_BINS);
        timed.forEach(each -> series.add(each.nanos(), column(each), each.seen()));
        List<TimeSeries.Bin> bins = series.bins();
        if (bins.size() < FEWEST) {
            return;
        }
        page.heading("When the flows with port 0 began");
        MainStretch main = MainStretch.of(bins, TextFlowSeries::all);
        for (int i = 0; i < NAMES.size(); i++) {
            line(main.bins(), i);
        }
        long first =
                main.left() > 0 ? main.bins().getFirst().startNanos() : timed.getFirst().nanos();
        long last =
                main.left() > 0
                        ? main.bins().getLast().startNanos() + series.widthNanos()
                        : timed.getLast().nanos();
        long width = (long) (((double) last - first) / columns(main.bins()));
        page.paragraph(TextReport.INDENT, scale(first, last, width), Ink.FAINT);
        if (main.left() > 0) {
            page.paragraph(TextReport.INDENT, main.note("flow record"), Ink.FAINT);
        }
    }

    private static long all(TimeSeries.Bin bin) {
        return bin.counts().stream().mapToLong(Long::longValue).sum();
    }

    private String scale(long first, long last, long width) {
        return Times.iso(first, 0)
                + " to "
                + Times.iso(last, 0)
                + "; a column is about "
                + Numbers.duration(width)
                + ", each line has its own scale; flow records"
                + (zeros.complete() ? "" : ", a sample of them");
    }

    private static int column(ZeroPacket each) {
        PortProtocol protocol = each.tuple().protocol();
        return protocol == PortProtocol.TCP ? 0 : protocol == PortProtocol.UDP ? 1 : 2;
    }

    private int columns(List<TimeSeries.Bin> bins) {
        int room = page.style().width() - LABEL - NUMBERS - 2 * TextReport.INDENT.length();
        return Math.min(room, bins.size());
    }

    private void line(List<TimeSeries.Bin> bins, int column) {
        Plot plot = Plot.of(bins, columns(bins), bin -> bin.counts().get(column));
        if (plot.highest() > 0) {
            page.plot(
                    TextReport.INDENT,
                    Cell.left(NAMES.get(column)),
                    LABEL,
                    plot.line(page.style().unicode()),
                    Ink.ZERO,
                    "  peak " + Numbers.count(plot.highest()));
        }
    }
}
