package io.portzero.app.table;

import io.portzero.app.picture.LineChart;
import io.portzero.app.picture.LineChart.Point;
import io.portzero.app.picture.LineChart.Series;
import io.portzero.app.picture.LineChart.Shape;
import io.portzero.app.picture.Scale;
import io.portzero.app.picture.TimeScale;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Times;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.Moment;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.sketch.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// Packets over time.
final class TimeTables {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int HOURS = 24;

    private final TrafficSummary traffic;
    private final int digits;

    TimeTables(ScanReport report) {
        this.traffic = report.traffic();
        this.digits = Math.min(3, report.timeDigits());
    }

    List<Table> all() {
        return List.of(overTime(), byDay(), byHourOfDay());
    }

    private Table overTime() {
        List<String> columns = new ArrayList<>(List.of("bin_start_utc", "bin_seconds", "packets"));
        for (Moment moment : Moment.values()) {
            columns.add(name(moment));
        }
        TableBuilder table =
                new TableBuilder(
                        "packets_over_time", "Packets over time", columns.toArray(String[]::new));
        List<Bin> bins = traffic.series().bins();
        long width = traffic.series().widthNanos();
        for (Bin bin : bins) {
            List<Object> cells = new ArrayList<>();
            cells.add(Times.iso(bin.startNanos(), width < SECOND ? digits : 0));
            cells.add(Words.seconds(width));
            cells.add(Moment.packets(bin));
            cells.addAll(bin.counts());
            table.row(cells.toArray());
        }
        TimeColumns columnsDrawn = TimeColumns.of(bins, width, Moment::packets);
        return table.says(
                        "A bin lasts "
                                + duration(width)
                                + "; bins without packets are left out of the table."
                                + leftOut(columnsDrawn)
                                + untimed())
                .counted(
                        "Every packet that has a time, in the narrowest bins of which there are at"
                                + " most 1,024. Quoted and tunnelled zeros are counted beside the"
                                + " packets that carry them.")
                .picture(
                        chart(
                                columnsDrawn,
                                "packets",
                                List.of(
                                        line("TCP port 0", Moment.ZERO_TCP::in),
                                        line("UDP port 0", Moment.ZERO_UDP::in),
                                        line("other port 0", Moment.ZERO_OTHER::in),
                                        line("all packets", Moment::packets))))
                .build("No packet has a time.");
    }

    private String untimed() {
        long untimed = traffic.untimed();
        return untimed == 0 ? "" : " " + Words.spaced(Times.missing(untimed));
    }

    /// A bin's width, which is a whole number of some unit.
    private static String duration(long width) {
        return Words.spaced(Numbers.duration(width)).replaceFirst("\\.0+ ", " ");
    }

    private static String name(Moment moment) {
        return switch (moment) {
            case OBSERVED -> "packets_with_other_ports";
            case ZERO_TCP -> "packets_with_tcp_port_0";
            case ZERO_UDP -> "packets_with_udp_port_0";
            case ZERO_OTHER -> "packets_with_port_0_of_other_protocols";
            case FRAGMENT -> "later_fragments";
            case NO_PORTS -> "packets_of_protocols_without_ports";
            case TRUNCATED -> "packets_cut_before_the_ports";
            case UNDECODABLE -> "undecodable_packets";
            case NOT_IP -> "packets_that_are_not_ip";
            case QUOTED -> "quoted_headers_with_port_0";
            case TUNNELLED -> "tunnelled_headers_with_port_0";
        };
    }

    private Table byDay() {
        List<String> columns = new ArrayList<>(List.of("day_utc", "packets_with_port_0"));
        for (PortProtocol protocol : PortProtocol.values()) {
            for (ZeroSide side : ZeroSide.values()) {
                columns.add(protocol.key() + "_" + side.key() + "_port_0_packets");
            }
        }
        TableBuilder table =
                new TableBuilder(
                        "zeros_by_day",
                        "Packets with port 0 by day",
                        columns.toArray(String[]::new));
        List<Bin> days = ZeroHours.days(traffic.zeroHours());
        for (Bin day : days) {
            List<Object> cells = new ArrayList<>();
            cells.add(Times.iso(day.startNanos(), 0).substring(0, 10));
            cells.add(ZeroHours.packets(day));
            cells.addAll(day.counts());
            table.row(cells.toArray());
        }
        List<Line> lines = new ArrayList<>();
        traffic.zeros().stream()
                .limit(6)
                .forEach(profile ->
                        lines.add(
                                line(
                                        Words.of(profile),
                                        bin ->
                                                TrafficSummary.zeroCount(
                                                        bin, profile.protocol(), profile.side()))));
        TimeColumns columnsDrawn = TimeColumns.of(days, DAY, ZeroHours::packets);
        return table.says(
                        Numbers.count(days.stream().filter(ZeroHours::hasPackets).count())
                                + " of "
                                + Words.spaced(Numbers.count(days.size(), "day"))
                                + " have packets with port 0."
                                + leftOut(columnsDrawn))
                .counted("Packets with port 0 that have a time; days in UTC.")
                .picture(chart(columnsDrawn, "packets with port 0", lines))
                .build("No packet with port 0 has a time, or they are too many years apart.");
    }

    private Table byHourOfDay() {
        TableBuilder table =
                new TableBuilder(
                        "zeros_by_hour_of_day",
                        "Packets with port 0 by hour of the day",
                        "hour_of_day_utc",
                        "packets_with_tcp_port_0",
                        "packets_with_udp_port_0",
                        "packets_with_port_0_of_other_protocols");
        long[][] hours = ZeroHours.hoursOfDay(traffic.zeroHours());
        List<String> names = List.of("TCP port 0", "UDP port 0", "other port 0");
        List<Series> series = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (int group = 0; group < names.size() && hours.length > 0; group++) {
            List<Point> points = new ArrayList<>();
            for (int hour = 0; hour < HOURS; hour++) {
                points.add(new Point(hour, hours[hour][group]));
                points.add(new Point(hour + 1, hours[hour][group]));
                counts.add((double) hours[hour][group]);
            }
            if (points.stream().anyMatch(point -> point.y() > 0)) {
                series.add(new Series(names.get(group), Shape.LINE, points));
            }
        }
        for (int hour = 0; hour < hours.length; hour++) {
            table.row(hour, hours[hour][0], hours[hour][1], hours[hour][2]);
        }
        return table.says("Whether the hours differ by more than chance is in daily_rhythm.")
                .counted("Packets with port 0 that have a time, all days together.")
                .picture(
                        new LineChart(
                                series,
                                hourScale(),
                                Scale.ofCounts(
                                        counts.stream().mapToDouble(Double::doubleValue).toArray()),
                                "hour of the day (UTC)",
                                "packets with port 0",
                                List.of()))
                .build("No packet with port 0 has a time, or they are too many years apart.");
    }

    private static Scale hourScale() {
        List<Scale.Tick> ticks = new ArrayList<>();
        for (int hour = 0; hour <= HOURS; hour += 3) {
            ticks.add(new Scale.Tick(hour, String.format(Locale.ROOT, "%02d:00", hour)));
        }
        return new Scale(0, HOURS, false, ticks);
    }

    /// A line of a chart over time.
    private record Line(String name, ToLongFunction<Bin> packets) {}

    private static Line line(String name, ToLongFunction<Bin> packets) {
        return new Line(name, packets);
    }

    /// A sentence about the packets that are too far from the others to be drawn, if there are any.
    private static String leftOut(TimeColumns columns) {
        return columns.packetsLeftOut() == 0
                ? ""
                : " The picture leaves out " + farOff(columns) + ".";
    }

    private static String farOff(TimeColumns columns) {
        return Words.spaced(Numbers.count(columns.packetsLeftOut(), "packet"))
                + " with times far off";
    }

    private static LineChart chart(TimeColumns columns, String counted, List<Line> lines) {
        List<Bin> bins = columns.columns();
        long width = columns.widthNanos();
        String upName = counted + " in " + duration(width);
        if (bins.isEmpty()) {
            return new LineChart(
                    List.of(), Scale.linear(0, 1), Scale.linear(0, 1), "", upName, List.of());
        }
        List<Series> series = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (Line line : lines) {
            if (bins.stream().anyMatch(bin -> line.packets.applyAsLong(bin) > 0)) {
                series.add(new Series(line.name, Shape.STEPS, points(bins, width, line, counts)));
            }
        }
        double first = Words.seconds(bins.getFirst().startNanos());
        double last = Words.seconds(bins.getLast().startNanos()) + Words.seconds(width);
        return new LineChart(
                series,
                TimeScale.of(first, last),
                Scale.ofCounts(counts.stream().mapToDouble(Double::doubleValue).toArray()),
                TimeScale.name(first, last) + notDrawn(columns),
                upName,
                List.of());
    }

    private static String notDrawn(TimeColumns columns) {
        return columns.packetsLeftOut() == 0 ? "" : "; not drawn: " + farOff(columns);
    }

    /// Where bins are left out, nothing came, and the line goes down to 0.
    private static List<Point> points(List<Bin> bins, long width, Line line, List<Double> counts) {
        List<Point> points = new ArrayList<>();
        double step = Words.seconds(width);
        double end = Double.NaN;
        for (Bin bin : bins) {
            double start = Words.seconds(bin.startNanos());
            if (start > end + step / 2) {
                points.add(new Point(end, 0));
            }
            double packets = line.packets.applyAsLong(bin);
            counts.add(packets);
            points.add(new Point(start, packets));
            end = start + step;
        }
        points.add(new Point(end, points.getLast().y()));
        return points;
    }
}
