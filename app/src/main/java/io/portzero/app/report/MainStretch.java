package io.portzero.app.report;

import io.portzero.summary.TimeSeries;
import java.util.List;
import java.util.function.ToLongFunction;

/// The stretch of a time series that holds nearly all packets. A few packets with absurd times, as
/// a wrong clock or damage gives them, would leave the others a single column.
///
/// @param bins the bins to draw, in the order of time
/// @param left packets, or what else is counted, in the bins before and behind these; 0 where all
///   bins are drawn
record MainStretch(List<TimeSeries.Bin> bins, long left) {

    /// At each end no more than this share of the packets is left out, or one packet.
    private static final double MOST_LEFT = 0.005;

    /// Nothing is left out unless that makes the stretch so many times shorter.
    private static final double SHORTER = 4;

    /// @param bins in the order of time, at least one
    /// @param packets how many a bin holds
    static MainStretch of(List<TimeSeries.Bin> bins, ToLongFunction<TimeSeries.Bin> packets) {
        long total = sum(bins, packets);
        long most = Math.max(1, (long) (MOST_LEFT * total));
        int from = 0;
        long before = 0;
        while (from < bins.size() - 1 && before + packets.applyAsLong(bins.get(from)) <= most) {
            before += packets.applyAsLong(bins.get(from++));
        }
        int to = bins.size();
        long behind = 0;
        while (to - 1 > from && behind + packets.applyAsLong(bins.get(to - 1)) <= most) {
            behind += packets.applyAsLong(bins.get(--to));
        }
        List<TimeSeries.Bin> main = bins.subList(from, to);
        return span(main) * SHORTER <= span(bins) && main.size() > 1
                ? new MainStretch(main, total - sum(main, packets))
                : new MainStretch(bins, 0);
    }

    /// What is not drawn, as a sentence; empty where all is.
    String note(String noun) {
        return left == 0
                ? ""
                : Numbers.count(left, noun)
                        + (left == 1 ? " is" : " are")
                        + " far outside this time, perhaps by a wrong clock.";
    }

    private static double span(List<TimeSeries.Bin> bins) {
        return (double) bins.getLast().startNanos() - bins.getFirst().startNanos();
    }

    private static long sum(List<TimeSeries.Bin> bins, ToLongFunction<TimeSeries.Bin> packets) {
        return bins.stream().mapToLong(packets).sum();
    }
}
