package io.portzero.app.table;

import io.portzero.summary.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The bins of a series as a picture shows them: joined to columns that are wide enough to be told
/// apart, over the stretch of time where nearly all packets are.
///
/// One packet with a wrong clock would otherwise press everything else into a single column.
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

    /// At most one packet in so many may be left out.
    private static final int PACKETS_TO_ONE_LEFT_OUT = 100;

    /// At most one bin in so many, and always two, may be left out.
    private static final int BINS_TO_ONE_LEFT_OUT = 20;

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
        List<Bin> drawn = withoutOutliers(bins, packets);
        long leftOut = sum(bins, packets) - sum(drawn, packets);
        long span = span(drawn) + widthNanos;
        long column = columnWidth(widthNanos, span);
        return new TimeColumns(joined(drawn, column), column, leftOut);
    }

    private static long sum(List<Bin> bins, ToLongFunction<Bin> packets) {
        return bins.stream().mapToLong(packets).sum();
    }

    /// The time from the first bin to the last. It is less than 293 years, or the longest that can
    /// be told.
    private static long span(List<Bin> bins) {
        long first = bins.getFirst().startNanos();
        long last = bins.getLast().startNanos();
        return first < 0 && last > Long.MAX_VALUE + first ? Long.MAX_VALUE / 2 : last - first;
    }

    /// The shortest stretch that leaves out no more than is permitted, and what is near to it, if
    /// that is less than half of the whole; else the whole.
    private static List<Bin> withoutOutliers(List<Bin> bins, ToLongFunction<Bin> packets) {
        long mayGo = sum(bins, packets) / PACKETS_TO_ONE_LEFT_OUT;
        int binsMayGo = Math.max(2, bins.size() / BINS_TO_ONE_LEFT_OUT);
        int first = 0;
        int end = bins.size();
        long before = 0;
        for (int from = 0; from <= binsMayGo && before <= mayGo && from < bins.size(); from++) {
            int to = bins.size();
            long gone = before + packets.applyAsLong(bins.get(to - 1));
            while (to - from > 1 && gone <= mayGo && from + bins.size() - to < binsMayGo) {
                to--;
                gone += packets.applyAsLong(bins.get(to - 1));
            }
            if (span(bins, from, to) < span(bins, first, end)) {
                first = from;
                end = to;
            }
            before += packets.applyAsLong(bins.get(from));
        }
        List<Bin> stretch = withNeighbours(bins, first, end);
        return span(stretch) < span(bins) / 2 ? stretch : bins;
    }

    /// The bins from `first` to before `end`, and those that are no farther from it than it is
    /// long.
    private static List<Bin> withNeighbours(List<Bin> bins, int first, int end) {
        long near = span(bins, first, end);
        int from = first;
        while (from > 0 && span(bins, from - 1, first + 1) <= near) {
            from--;
        }
        int to = end;
        while (to < bins.size() && span(bins, end - 1, to + 1) <= near) {
            to++;
        }
        return bins.subList(from, to);
    }

    private static long span(List<Bin> bins, int from, int to) {
        return span(bins.subList(from, to));
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
