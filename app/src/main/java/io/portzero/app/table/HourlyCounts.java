package io.portzero.app.table;

import io.portzero.app.table.RhythmTables.RhythmOf;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.Moment;
import io.portzero.summary.Totals;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.chance.Rhythm;
import io.portzero.summary.sketch.TimeSeries;
import io.portzero.summary.sketch.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;

/// Counts without gaps from the first to the last hour of the captures, ready to be searched for a
/// rhythm.
final class HourlyCounts {

    private static final long HOUR = TimeSeries.HOUR_NANOS;
    private static final int HOURS = 24;

    /// Twenty years of hours: a packet with a wrong clock may claim more.
    private static final int MOST_BINS = 175_200;

    /// How much of the time must lie within some capture.
    private static final double COVERED = 0.9;

    private final ScanReport report;
    private final Totals totals;
    private final boolean continuous;

    HourlyCounts(ScanReport report) {
        this.report = report;
        this.totals = report.traffic().counts().totals();
        this.continuous = totals.timed() && coveredByInputs() && coversTheDay();
    }

    /// All zeros, then those of each protocol and side, then all packets for comparison.
    List<RhythmOf> rhythms() {
        List<RhythmOf> rhythms = new ArrayList<>();
        TrafficSummary traffic = report.traffic();
        List<Bin> hours = traffic.zeroHours().bins();
        long width = traffic.zeroHours().widthNanos();
        if (!hours.isEmpty()) {
            rhythms.add(rhythm("all zeros", hours, width, ZeroHours::packets));
        }
        for (ZeroProfile profile : traffic.zeros()) {
            PortProtocol protocol = profile.protocol();
            ZeroSide side = profile.side();
            if (profile.timed()) {
                rhythms.add(
                        rhythm(
                                Words.of(profile),
                                hours,
                                width,
                                bin -> TrafficSummary.zeroCount(bin, protocol, side)));
            }
        }
        if (totals.timed()) {
            long all = Math.max(HOUR, traffic.series().widthNanos());
            rhythms.add(rhythm("all packets", traffic.series().bins(), all, Moment::packets));
        }
        return rhythms;
    }

    private RhythmOf rhythm(String name, List<Bin> bins, long width, ToLongFunction<Bin> packets) {
        long first = Math.floorDiv(totals.firstNanos(), width);
        long bound = Math.floorDiv(totals.lastNanos(), width) - first + 1;
        long[] counts = new long[(int) Math.min(MOST_BINS, bound)];
        long sum = 0;
        for (Bin bin : bins) {
            long place = Math.floorDiv(bin.startNanos(), width) - first;
            long count = packets.applyAsLong(bin);
            sum += count;
            if (place >= 0 && place < counts.length) {
                counts[(int) place] += count;
            }
        }
        int hours = (int) Math.max(1, width / HOUR);
        return new RhythmOf(name, sum, hours, new Rhythm(counts, hours, continuous));
    }

    /// Whether the captures, each from its first packet to its last, cover the time: files of a
    /// quarter of an hour a day would show a perfect rhythm of their own.
    private boolean coveredByInputs() {
        long first = Math.floorDiv(totals.firstNanos(), HOUR);
        long hours = Math.floorDiv(totals.lastNanos(), HOUR) - first + 1;
        if (hours > MOST_BINS) {
            return false;
        }
        BitSet covered = new BitSet();
        for (InputReport input : report.inputs()) {
            Totals times = input.counts().totals();
            if (times.timed()) {
                covered.set(
                        (int) (Math.floorDiv(times.firstNanos(), HOUR) - first),
                        (int) (Math.floorDiv(times.lastNanos(), HOUR) - first) + 1);
            }
        }
        return covered.cardinality() >= COVERED * hours;
    }

    /// The same where such files were joined: some packet must have come in most hours of the day,
    /// as far as the bins tell.
    private boolean coversTheDay() {
        TimeSeries series = report.traffic().series();
        if (series.widthNanos() > HOUR) {
            return true;
        }
        BitSet hoursOfDay = new BitSet();
        for (Bin bin : series.bins()) {
            hoursOfDay.set(Math.floorMod(Math.floorDiv(bin.startNanos(), HOUR), HOURS));
        }
        return hoursOfDay.cardinality() >= COVERED * HOURS;
    }
}
