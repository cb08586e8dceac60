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
import io.portzero.summary.ZeroTargets;
import io.portzero.summary.ZeroTargets.Reach;
import io.portzero.verdict.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How many hosts each source of zeros tried to reach.
final class CoverageTables {

    private static final int LISTED = 1_000;
    private static final int BARS = 20;
    private static final double IPV4_ADDRESSES = 0x1p32;
    private static final String HOW =
            "Distinct destinations of each source's packets with port 0. TCP answers (SYN+ACK, RST)"
                    + " are left out: whoever answers did not choose whom to reach.";
    private static final String ESTIMATED =
            "There are too many pairs of hosts to count each: targets are estimated from a uniform"
                    + " sample of the pairs, in which sources of few targets may be missing.";

    private final List<Reach> sources;
    private final boolean exact;
    private final long destinations;

    private final Map<Address, Long> inTelescope = new HashMap<>();
    private final double telescopeAddresses;

    /// @param context the telescope that the user named, if any: IPv4, as nobody scans IPv6 at
    ///   random
    CoverageTables(ScanReport report, Context context) {
        ZeroTargets targets = report.traffic().zeroTargets();
        telescopeAddresses = context.telescopeShare().orElse(0) * IPV4_ADDRESSES;
        if (telescopeAddresses > 0) {
            targets.sources(address -> address.isIpv4() && context.telescope().contains(address))
                    .forEach(reach -> inTelescope.put(reach.source(), reach.targets()));
        }
        sources = targets.sources();
        exact = targets.exact();
        destinations = targets.destinations();
    }

    List<Table> all() {
        return List.of(coverage(), distribution());
    }

    private Table coverage() {
        TableBuilder table =
                new TableBuilder(
                        "scan_coverage",
                        "Hosts that each source reached with port 0",
                        "source_address",
                        "distinct_targets",
                        "share_of_all_reached_targets_percent",
                        "targets_in_telescope",
                        "share_of_telescope_percent",
                        "packets",
                        "first_time_utc",
                        "last_time_utc");
        List<Bar> bars = new ArrayList<>();
        for (Reach reach : sources.subList(0, Math.min(LISTED, sources.size()))) {
            table.row(
                    reach.source(),
                    reach.targets(),
                    exact ? Words.percent(reach.targets(), destinations) : "",
                    telescopeTargets(reach),
                    telescopePercent(reach),
                    reach.packets(),
                    Words.time(reach.timed(), reach.firstNanos()),
                    Words.time(reach.timed(), reach.lastNanos()));
            if (bars.size() < BARS) {
                bars.add(
                        Bar.of(
                                reach.source().toString(),
                                reach.targets(),
                                Numbers.count(reach.targets())));
            }
        }
        return table.says(widest())
                .counted(HOW)
                .exact(exact, ESTIMATED)
                .picture(
                        new BarChart(
                                bars,
                                Scale.ofCounts(bars.stream().mapToDouble(Bar::value).toArray()),
                                "distinct targets"))
                .build("No packet with port 0 tries to reach anybody.");
    }

    private Optional<Long> telescopeTargets(Reach reach) {
        return telescopeAddresses > 0
                ? Optional.of(inTelescope.getOrDefault(reach.source(), 0L))
                : Optional.empty();
    }

    private Optional<Double> telescopePercent(Reach reach) {
        return telescopeTargets(reach).map(targets -> 100 * targets / telescopeAddresses);
    }

    private String widest() {
        if (sources.isEmpty()) {
            return "";
        }
        Reach widest = sources.getFirst();
        String about = exact ? "" : "about ";
        return widest.source()
                + " reached most hosts, "
                + about
                + Numbers.count(widest.targets())
                + " of the "
                + (exact ? "" : "at least ")
                + Numbers.count(destinations)
                + " that anybody reached"
                + telescopePercent(widest)
                        .map(percent ->
                                String.format(Locale.ROOT, ", %.3g %% of the telescope", percent))
                        .orElse("")
                + ".";
    }

    private Table distribution() {
        TableBuilder table =
                new TableBuilder(
                        "targets_per_source",
                        "Sources by the number of hosts that they reached",
                        "targets_at_least",
                        "sources",
                        "share_of_sources_percent",
                        "share_of_packets_percent");
        long packets = sources.stream().mapToLong(Reach::packets).sum();
        long most = sources.isEmpty() ? 0 : sources.getFirst().targets();
        List<Point> points = new ArrayList<>();
        for (long decade = 1; decade <= most; decade *= 10) {
            for (int multiple : new int[] {1, 2, 5}) {
                long least = multiple * decade;
                List<Reach> wide =
                        sources.stream().filter(each -> each.targets() >= least).toList();
                if (!wide.isEmpty()) {
                    table.row(
                            least,
                            wide.size(),
                            Words.percent(wide.size(), sources.size()),
                            Words.percent(wide.stream().mapToLong(Reach::packets).sum(), packets));
                    points.add(new Point(least, wide.size()));
                }
            }
        }
        return table.says(
                        Numbers.count(sources.stream().filter(each -> each.targets() >= 10).count())
                                + " of "
                                + Numbers.count(sources.size())
                                + " sources reached ten hosts or more, from where on PortZero"
                                + " speaks of a scan.")
                .counted(HOW)
                .exact(exact, ESTIMATED)
                .picture(
                        new LineChart(
                                List.of(new Series("sources", Shape.STEMS, points)),
                                Scale.logarithmic(1, Math.max(10, most)),
                                Scale.logarithmic(1, Math.max(10, sources.size())),
                                "targets, at least",
                                "sources",
                                List.of()))
                .build("No packet with port 0 tries to reach anybody.");
    }
}
