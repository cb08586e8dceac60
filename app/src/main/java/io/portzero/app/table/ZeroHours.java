package io.portzero.app.table;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.sketch.TimeSeries;
import io.portzero.summary.sketch.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Puts the hourly counts of zeros together to days and to hours of the day.
final class ZeroHours {

    private static final long HOUR = TimeSeries.HOUR_NANOS;
    private static final int HOURS = 24;
    private static final long DAY = HOURS * HOUR;
    private static final int COLUMNS = PortProtocol.values().length * ZeroSide.values().length;

    /// Days without zeros are listed as long as there are no more than this: a packet with a wrong
    /// clock must not bring fifty years of them.
    private static final int MOST_DAYS = 4_000;

    private ZeroHours() {}

    /// The days from the first zero to the last; empty where the bins are wider than a day.
    static List<Bin> days(TimeSeries hours) {
        if (hours.widthNanos() > DAY) {
            return List.of();
        }
        TreeMap<Long, long[]> days = new TreeMap<>();
        for (Bin bin : hours.bins()) {
            long[] counts =
                    days.computeIfAbsent(
                            Math.floorDiv(bin.startNanos(), DAY), day -> new long[COLUMNS]);
            for (int column = 0; column < COLUMNS; column++) {
                counts[column] += bin.counts().get(column);
            }
        }
        if (!days.isEmpty() && days.lastKey() - days.firstKey() < MOST_DAYS) {
            for (long day = days.firstKey(); day < days.lastKey(); day++) {
                days.putIfAbsent(day, new long[COLUMNS]);
            }
        }
        List<Bin> bins = new ArrayList<>();
        days.forEach((day, counts) ->
                bins.add(new Bin(day * DAY, Arrays.stream(counts).boxed().toList())));
        return bins;
    }

    /// For each hour of the day the packets of TCP, of UDP and of other protocols; empty where
    /// there are none or the bins are wider than an hour.
    static long[][] hoursOfDay(TimeSeries hours) {
        List<Bin> bins = hours.bins();
        if (bins.isEmpty() || hours.widthNanos() > HOUR) {
            return new long[0][];
        }
        long[][] groups = new long[HOURS][3];
        for (Bin bin : bins) {
            long[] hour = groups[(int) (Math.floorMod(bin.startNanos(), DAY) / HOUR)];
            for (PortProtocol protocol : PortProtocol.values()) {
                int group =
                        switch (protocol) {
                            case TCP -> 0;
                            case UDP -> 1;
                            case SCTP, DCCP, UDPLITE -> 2;
                        };
                for (ZeroSide side : ZeroSide.values()) {
                    hour[group] += TrafficSummary.zeroCount(bin, protocol, side);
                }
            }
        }
        return groups;
    }

    /// All zeros of a bin.
    static long packets(Bin bin) {
        return bin.counts().stream().mapToLong(Long::longValue).sum();
    }

    static boolean hasPackets(Bin bin) {
        return packets(bin) > 0;
    }
}
