package io.portzero.app.report.words;

import io.portzero.summary.sketch.TimeSeries.Bin;
import java.util.List;
import java.util.function.ToLongFunction;

/// The stretch of a time series that holds nearly all packets. A few packets with absurd times, as
/// a wrong clock or damage gives them, would leave the others a single column.
///
/// @param bins the bins to draw, in the order of time
/// @param left packets, or what else is counted, in the bins before and behind these; 0 where all
///   bins are drawn
public record MainStretch(List<Bin> bins, long left) {

    /// At most one packet in so many may be left out, and always one if there are bins enough to
    /// tell which is the odd one.
    private static final int PACKETS_TO_ONE_LEFT = 100;

    private static final int FEWEST_BINS = 3;

    /// At most one bin in so many, and always two, may be left out.
    private static final int BINS_TO_ONE_LEFT = 20;

    /// Copies the bins.
    public MainStretch {
        bins = List.copyOf(bins);
    }

    /// The shortest stretch that leaves out no more than is permitted, and what is near to it, if
    /// that is less than half of the whole; else the whole.
    ///
    /// @param bins in the order of time, at least one
    /// @param packets how many a bin holds
    public static MainStretch of(List<Bin> bins, ToLongFunction<Bin> packets) {
        long total = sum(bins, packets);
        long atLeast = bins.size() >= FEWEST_BINS ? 1 : 0;
        long mayGo = Math.max(atLeast, total / PACKETS_TO_ONE_LEFT);
        List<Bin> main = withNeighbours(bins, shortest(bins, packets, mayGo));
        return span(main) < span(bins) / 2
                ? new MainStretch(main, total - sum(main, packets))
                : new MainStretch(bins, 0);
    }

    /// The bins from `first` to before `end`.
    private record Part(int first, int end) {

        List<Bin> of(List<Bin> bins) {
            return bins.subList(first, end);
        }
    }

    private static Part shortest(List<Bin> bins, ToLongFunction<Bin> packets, long mayGo) {
        int binsMayGo = Math.max(2, bins.size() / BINS_TO_ONE_LEFT);
        Part best = new Part(0, bins.size());
        long before = 0;
        for (int from = 0; from <= binsMayGo && before <= mayGo && from < bins.size(); from++) {
            int to = bins.size();
            long gone = before + packets.applyAsLong(bins.get(to - 1));
            while (to - from > 1 && gone <= mayGo && from + bins.size() - to < binsMayGo) {
                to--;
                gone += packets.applyAsLong(bins.get(to - 1));
            }
            Part part = new Part(from, to);
            best = span(part.of(bins)) < span(best.of(bins)) ? part : best;
            before += packets.applyAsLong(bins.get(from));
        }
        return best;
    }

    /// A part, and the bins that are no farther from it than it is long.
    private static List<Bin> withNeighbours(List<Bin> bins, Part part) {
        long near = span(part.of(bins));
        int from = part.first;
        while (from > 0 && span(bins.subList(from - 1, part.first + 1)) <= near) {
            from--;
        }
        int to = part.end;
        while (to < bins.size() && span(bins.subList(part.end - 1, to + 1)) <= near) {
            to++;
        }
        return bins.subList(from, to);
    }

    /// The time from the first bin to the last. It is less than 293 years, or the longest that can
    /// be told.
    public static long span(List<Bin> bins) {
        long first = bins.getFirst().startNanos();
        long last = bins.getLast().startNanos();
        return first < 0 && last > Long.MAX_VALUE + first ? Long.MAX_VALUE / 2 : last - first;
    }

    /// What is not drawn, as a sentence; empty where all is.
    public String note(String noun) {
        return left == 0
                ? ""
                : Numbers.count(left, noun)
                        + (left == 1 ? " is" : " are")
                        + " far outside this time, perhaps by a wrong clock.";
    }

    private static long sum(List<Bin> bins, ToLongFunction<Bin> packets) {
        return bins.stream().mapToLong(packets).sum();
    }
}
