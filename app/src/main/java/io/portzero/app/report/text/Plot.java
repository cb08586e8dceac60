package io.portzero.app.report.text;

import io.portzero.summary.sketch.TimeSeries;
import java.util.List;
import java.util.function.ToLongFunction;

/// A time series as one line of characters, as high as a letter.
final class Plot {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String SIGNS = ".:-=+*#@";

    private final long[] columns;

    private Plot(long[] columns) {
        this.columns = columns;
    }

    /// Distributes bins over columns that are each of the same length of time.
    ///
    /// @param bins in the order of time, at least one
    /// @param width the number of columns
    static Plot of(List<TimeSeries.Bin> bins, int width, ToLongFunction<TimeSeries.Bin> packets) {
        long[] columns = new long[width];
        long first = bins.getFirst().startNanos();
        double span = (double) bins.getLast().startNanos() - first;
        for (TimeSeries.Bin bin : bins) {
            double place = span == 0 ? 0 : ((double) bin.startNanos() - first) / span;
            columns[(int) Math.min(width - 1, place * width)] += packets.applyAsLong(bin);
        }
        return new Plot(columns);
    }

    long highest() {
        long highest = 0;
        for (long column : columns) {
            highest = Math.max(highest, column);
        }
        return highest;
    }

    /// Columns without packets are spaces, and the smallest column is still seen.
    String line(boolean unicode) {
        String levels = unicode ? BLOCKS : SIGNS;
        StringBuilder line = new StringBuilder();
        double highest = highest();
        for (long column : columns) {
            int level = (int) Math.ceil(column / highest * levels.length());
            line.append(column == 0 ? ' ' : levels.charAt(Math.clamp(level, 1, 8) - 1));
        }
        return line.toString();
    }
}
