package io.portzero.app.table;

import io.portzero.app.report.words.MainStretch;
import io.portzero.summary.sketch.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The bins of a series as a picture shows them: joined to columns that are wide enough to be told
/// apart, over the [MainStretch].
///
/// @param columns what is drawn, in the order of time; columns without packets may be left out
/// @param widthNanos how long a column lasts, a multiple of a bin
/// @param packetsLeftOut the packets before and after what is drawn
record TimeColumns(List<Bin> columns, long widthNanos, long packetsLeftOut) {

    private static final int MOST = 200;

    private static final long MILLISECOND = 1_000_000;
    private static final long MINUTE = 60_000 * MILLISECOND;
    private static final long DAY = 1_440 * MINUTE;

    /// Lengths of time that are easily read off.
    private static final long[] FAMILIAR = {
        MILLISECOND,
        2 * MILLISECOND,
        5 * MILLISECOND,
        10 * MILLISECOND,
        20 * MILLISECOND,
        50 * MILLISECOND,
        100 * MILLISECOND,
        200 * MILLISECOND,
        500 * MILLISECOND,
        1_000 * MILLISECOND,
        2_000 * MILLISECOND,
        5_000 * MILLISECOND,
        10_000 * MILLISECOND,
        30_000 * MILLISECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        30 * MINUTE,
        60 * MINUTE,
        180 * MINUTE,
        360 * MINUTE,
        720 * MINUTE,
        DAY,
        7 * DAY,
        28 * DAY,
        91 * DAY,
        364 * DAY
    };

    TimeColumns {
        columns = List.copyOf(columns);
    }

    /// Puts bins into columns.
    ///
    /// @param bins in the order of time
    /// @param widthNanos how long each lasts
    /// @param packets how many packets a bin has
    static TimeColumns of(List<Bin> bins, long widthNanos, ToLongFunction<Bin> packets) {
        if (bins.isEmpty()) {
            return new TimeColumns(bins, widthNanos, 0);
        }
        MainStretch main = MainStretch.of(bins, packets);
        long span = MainStretch.span(main.bins()) + widthNanos;
        long column = columnWidth(widthNanos, span);
        return new TimeColumns(joined(main.bins(), column), column, main.left());
    }

    private static long columnWidth(long binWidth, long span) {
        for (long width : FAMILIAR) {
            if (width % binWidth == 0 && span / width <= MOST) {
                return width;
            }
        }
        return binWidth * Math.ceilDiv(Math.ceilDiv(span, binWidth), MOST);
    }

    private static List<Bin> joined(List<Bin> bins, long width) {
        TreeMap<Long, long[]> columns = new TreeMap<>();
        for (Bin bin : bins) {
            List<Long> counts = bin.counts();
            long[] sums =
                    columns.computeIfAbsent(
                            Math.floorDiv(bin.startNanos(), width),
                            each -> new long[counts.size()]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts.get(i);
            }
        }
        List<Bin> joined = new ArrayList<>();
        columns.forEach((column, sums) ->
                joined.add(new Bin(column * width, Arrays.stream(sums).boxed().toList())));
        return joined;
    }
}
