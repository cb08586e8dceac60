package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.LineChart;
import io.portzero.app.picture.LineChart.Point;
import io.portzero.app.picture.LineChart.Series;
import io.portzero.app.picture.LineChart.Shape;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Address;
import io.portzero.summary.HostShares;
import io.portzero.summary.sketch.HeavyHitters.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Who sent packets with port 0 and who received them, and whether these are few or many.
final class HostTables {

    private static final int LISTED = 100;
    private static final int BARS = 20;
    private static final int PERCENTS = 100;
    private static final String HOW = "The packets with a zero port of each address.";
    private static final String ESTIMATED =
            "There are too many addresses to count each: the busiest have counts that may be too"
                    + " high, and the others are estimated from a uniform sample.";

    private final List<Side> sides;
    private final boolean exact;

    /// The hosts of one direction.
    private record Side(String name, HostShares hosts) {}

    HostTables(ScanReport report) {
        HostShares sources = HostShares.ofSources(report.traffic());
        HostShares destinations = HostShares.ofDestinations(report.traffic());
        sides = List.of(new Side("sources", sources), new Side("destinations", destinations));
        exact = sources.exact() && destinations.exact();
    }

    List<Table> all() {
        return List.of(
                busiest(sides.getFirst()),
                busiest(sides.getLast()),
                concentration(),
                curve(),
                lorenz());
    }

    private Table busiest(Side side) {
        TableBuilder table =
                new TableBuilder(
                        "busiest_" + side.name,
                        "Busiest " + side.name + " of packets with port 0",
                        "rank",
                        "address",
                        "packets",
                        "share_of_zero_packets_percent",
                        "packets_may_be_too_high_by");
        HostShares hosts = side.hosts;
        List<Bar> bars = new ArrayList<>();
        int rank = 0;
        for (Counted host : hosts.busiest(LISTED)) {
            String address = Address.text(host.hi(), host.lo());
            double percent = Words.percent(host.count(), hosts.packets());
            table.row(++rank, address, host.count(), percent, hosts.errorBound());
            if (rank <= BARS) {
                bars.add(
                        Bar.of(address, host.count(), Words.amount(host.count(), hosts.packets())));
            }
        }
        return table.says(
                        Numbers.count(hosts.hosts(), hosts.exact()).replace(Numbers.NO_BREAK, ' ')
                                + " "
                                + side.name
                                + "; the busiest has "
                                + Words.spaced(Numbers.share(hosts.shareOfBusiest(1)))
                                + " of the packets.")
                .counted(HOW)
                .exact(hosts.exact(), ESTIMATED)
                .picture(
                        new BarChart(
                                bars,
                                Scale.ofCounts(bars.stream().mapToDouble(Bar::value).toArray()),
                                "packets"))
                .build(Words.NO_ZEROS);
    }

    private Table concentration() {
        TableBuilder table =
                new TableBuilder(
                        "concentration",
                        "Few hosts or many: shares of the busiest",
                        "hosts_are",
                        "hosts",
                        "packets",
                        "share_of_busiest_percent",
                        "share_of_busiest_10_percent",
                        "share_of_busiest_100_percent",
                        "share_of_busiest_hundredth_percent",
                        "gini_coefficient");
        List<Bar> bars = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (Side side : sides) {
            HostShares hosts = side.hosts;
            if (hosts.hosts() == 0) {
                continue;
            }
            double hundredth = Math.ceil(hosts.hosts() / 100.0);
            table.row(
                    side.name,
                    hosts.hosts(),
                    hosts.packets(),
                    100 * hosts.shareOfBusiest(1),
                    100 * hosts.shareOfBusiest(10),
                    100 * hosts.shareOfBusiest(100),
                    100 * hosts.shareOfBusiest(hundredth),
                    hosts.gini());
            for (int number : new int[] {1, 10, 100}) {
                bars.add(share(side, "busiest " + number, hosts.shareOfBusiest(number)));
            }
            bars.add(share(side, "busiest 1 %", hosts.shareOfBusiest(hundredth)));
            sentences.add(
                    "Gini coefficient of the "
                            + side.name
                            + " "
                            + String.format(Locale.ROOT, "%.2f", hosts.gini()));
        }
        return table.says(
                        Words.list(sentences)
                                + " (0: all hosts have as many packets; near 1: one has all).")
                .counted(HOW)
                .exact(exact, ESTIMATED)
                .picture(new BarChart(bars, Scale.shares(), "share of the packets with port 0"))
                .build(Words.NO_ZEROS);
    }

    private static Bar share(Side side, String which, double share) {
        return Bar.of(side.name + ", " + which, share, Words.spaced(Numbers.share(share)));
    }

    private Table curve() {
        TableBuilder table =
                new TableBuilder(
                        "concentration_curve",
                        "Share of the packets that the busiest hosts have",
                        "hosts_are",
                        "busiest_hosts",
                        "share_of_hosts_percent",
                        "share_of_zero_packets_percent");
        List<Series> series = new ArrayList<>();
        long most = 1;
        for (Side side : sides) {
            long hosts = side.hosts.hosts();
            most = Math.max(most, hosts);
            List<Point> points = new ArrayList<>();
            for (long number : ranks(hosts)) {
                double share = side.hosts.shareOfBusiest(number);
                table.row(side.name, number, Words.percent(number, hosts), 100 * share);
                points.add(new Point(number, share));
            }
            series.add(new Series(side.name, Shape.LINE, points));
        }
        return table.says("The steeper at the left, the fewer hosts make the traffic.")
                .counted(HOW)
                .exact(exact, ESTIMATED)
                .picture(
                        new LineChart(
                                series,
                                Scale.logarithmic(1, Math.max(10, most)),
                                Scale.shares(),
                                "busiest hosts",
                                "share of packets",
                                List.of()))
                .build(Words.NO_ZEROS);
    }

    /// 1, 2, 5, 10, 20, … and all.
    private static List<Long> ranks(long hosts) {
        List<Long> ranks = new ArrayList<>();
        for (long decade = 1; decade < hosts; decade *= 10) {
            for (int multiple : new int[] {1, 2, 5}) {
                if (multiple * decade < hosts) {
                    ranks.add(multiple * decade);
                }
            }
        }
        if (hosts > 0) {
            ranks.add(hosts);
        }
        return ranks;
    }

    private Table lorenz() {
        TableBuilder table =
                new TableBuilder(
                        "lorenz_curve",
                        "Lorenz curve: how evenly the packets are shared",
                        "hosts_are",
                        "share_of_hosts_least_busy_first_percent",
                        "share_of_zero_packets_percent");
        List<Series> series = new ArrayList<>();
        for (Side side : sides) {
            if (side.hosts.hosts() == 0) {
                continue;
            }
            List<Point> points = new ArrayList<>();
            for (int percent = 0; percent <= PERCENTS; percent++) {
                double packets = side.hosts.lorenz(percent / 100.0);
                table.row(side.name, percent, 100 * packets);
                points.add(new Point(percent / 100.0, packets));
            }
            series.add(new Series(side.name, Shape.LINE, points));
        }
        series.add(
                new Series(
                        "if all had as many",
                        Shape.LINE,
                        List.of(new Point(0, 0), new Point(1, 1))));
        return table.says(
                        "On the diagonal all hosts would have as many packets; the further below"
                                + " it, the fewer hosts have most of them.")
                .counted(HOW)
                .exact(exact, ESTIMATED)
                .picture(
                        new LineChart(
                                series,
                                Scale.shares(),
                                Scale.shares(),
                                "share of hosts, least busy first",
                                "share of packets",
                                List.of()))
                .build(Words.NO_ZEROS);
    }
}
