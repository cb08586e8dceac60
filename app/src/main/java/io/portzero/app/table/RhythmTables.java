package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Blank;
import io.portzero.app.picture.LineChart;
import io.portzero.app.picture.LineChart.Level;
import io.portzero.app.picture.LineChart.Point;
import io.portzero.app.picture.LineChart.Series;
import io.portzero.app.picture.LineChart.Shape;
import io.portzero.app.picture.Scale;
import io.portzero.engine.ScanReport;
import io.portzero.summary.chance.Rhythm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// Whether packets with port 0 follow the hours of the day, as people's traffic does.
final class RhythmTables {

    private static final int WEEK_HOURS = 7 * 24;
    private static final int DAY = 24;
    private static final int DRAWN = 4;
    private static final String HOW =
            "Autocorrelation of the packets in each hour from the first to the last hour of the"
                    + " captures, hours without packets included; of the counts, and of their ranks,"
                    + " which a single burst does not blur. The bound is 1.96 divided by the square"
                    + " root of the number of bins.";

    private final List<RhythmOf> rhythms;

    RhythmTables(ScanReport report) {
        rhythms = new HourlyCounts(report).rhythms();
    }

    /// @param name what was counted
    record RhythmOf(String name, long packets, int binHours, Rhythm rhythm) {}

    List<Table> all() {
        return List.of(finding(), autocorrelation());
    }

    private Table finding() {
        TableBuilder table =
                new TableBuilder(
                        "daily_rhythm",
                        "Does the traffic follow the hours of the day?",
                        "packets_are",
                        "packets",
                        "bins",
                        "bin_hours",
                        "autocorrelation_of_counts_at_24_hours",
                        "autocorrelation_of_ranks_at_12_hours",
                        "autocorrelation_of_ranks_at_24_hours",
                        "autocorrelation_of_ranks_at_36_hours",
                        "bound_of_chance_95_percent",
                        "finding");
        List<Bar> bars = new ArrayList<>();
        Map<String, List<String>> findings = new LinkedHashMap<>();
        for (RhythmOf each : rhythms) {
            Rhythm rhythm = each.rhythm;
            table.row(
                    each.name,
                    each.packets,
                    rhythm.bins(),
                    each.binHours,
                    rhythm.ofCounts(24),
                    rhythm.ofRanks(12),
                    rhythm.ofRanks(24),
                    rhythm.ofRanks(36),
                    rhythm.bound(),
                    rhythm.finding().words());
            findings.computeIfAbsent(rhythm.finding().words(), words -> new ArrayList<>())
                    .add(each.name);
            bars.add(bar(each.name, rhythm));
        }
        boolean known = rhythms.stream().anyMatch(each -> each.rhythm.finding().known());
        String says = sentence(findings);
        return table.says(says)
                .counted(
                        HOW
                                + " A daily rhythm is found where the ranks exceed the bound at 24"
                                + " hours and 24 hours are more alike than 12 and 36. It needs three"
                                + " days without large gaps.")
                .picture(
                        known
                                ? new BarChart(
                                        bars,
                                        Scale.linear(0, 1),
                                        "autocorrelation of ranks at 24 hours (upright mark: chance)")
                                : new Blank(says))
                .build("No packet has a time.");
    }

    /// Each finding once, with what it is about unless it is about everything.
    private static String sentence(Map<String, List<String>> findings) {
        List<String> parts = new ArrayList<>();
        findings.forEach((finding, names) ->
                parts.add(
                        findings.size() == 1 ? finding : finding + " (" + Words.list(names) + ")"));
        String whole = String.join("; ", parts) + ".";
        return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1);
    }

    /// Without a finding there is nothing to draw, only the reason.
    private static Bar bar(String name, Rhythm rhythm) {
        String finding = rhythm.finding().words();
        OptionalDouble day = rhythm.ofRanks(DAY);
        if (!rhythm.finding().known() || day.isEmpty()) {
            return Bar.of(name, 0, finding);
        }
        // Adding 0 makes a negative zero positive.
        double rounded = Math.round(100 * day.getAsDouble()) / 100.0 + 0.0;
        String text = String.format(Locale.ROOT, "%.2f, %s", rounded, finding);
        return new Bar(name, Math.max(0, day.getAsDouble()), text, rhythm.bound());
    }

    private Table autocorrelation() {
        TableBuilder table =
                new TableBuilder(
                        "autocorrelation",
                        "Autocorrelation of packets over time",
                        "packets_are",
                        "lag_hours",
                        "autocorrelation_of_counts",
                        "autocorrelation_of_ranks",
                        "bound_of_chance_95_percent");
        List<Series> series = new ArrayList<>();
        double least = 0;
        int longest = 1;
        double bound = 0;
        for (RhythmOf each : rhythms) {
            List<Point> points = new ArrayList<>();
            int lags = Math.min(WEEK_HOURS, each.binHours * (each.rhythm.bins() - 1) / 2);
            for (int lag = each.binHours; lag <= lags; lag += each.binHours) {
                OptionalDouble ranks = each.rhythm.ofRanks(lag);
                OptionalDouble counts = each.rhythm.ofCounts(lag);
                table.row(each.name, lag, counts, ranks, each.rhythm.bound());
                if (ranks.isPresent()) {
                    points.add(new Point(lag, ranks.getAsDouble()));
                    least = Math.min(least, ranks.getAsDouble());
                    longest = Math.max(longest, lag);
                }
            }
            if (!points.isEmpty() && series.size() < DRAWN) {
                series.add(new Series(each.name, Shape.LINE, points));
                bound = Math.max(bound, each.rhythm.bound());
            }
        }
        return table.says("Peaks at 24, 48, 72 … hours are a daily rhythm.")
                .counted(HOW + " Lags up to half of the time, at most a week.")
                .picture(
                        new LineChart(
                                series,
                                lagScale(longest),
                                Scale.linear(Math.min(least, -bound), 1),
                                "lag in hours",
                                "autocorrelation of ranks",
                                List.of(new Level(bound, "bound of chance (95 %)", true))))
                .build("The captures are shorter than three hours, or no packet has a time.");
    }

    private static Scale lagScale(int longest) {
        if (longest < 36) {
            return Scale.linear(0, longest);
        }
        List<Scale.Tick> ticks = new ArrayList<>();
        int step = longest > 96 ? 24 : 12;
        for (int lag = 0; lag <= longest; lag += step) {
            ticks.add(new Scale.Tick(lag, "" + lag));
        }
        return new Scale(0, longest, false, ticks);
    }
}
