package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Event;
import io.portzero.verdict.ToolFound;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Why the zeros were sent, who suffered, and with which tools.
final class VerdictTables {

    private static final String NONE = "No causes were decided.";

    private final List<Verdict> verdicts;
    private final List<Event> events;

    VerdictTables(ScanReport report) {
        verdicts = report.judgement().verdicts();
        events = report.judgement().events();
    }

    List<Table> all() {
        return List.of(causes(), victims(), attacks(), tools());
    }

    /// What the verdicts of one cause add up to.
    private static final class Sum {
        private int verdicts;
        private long packets;
        private double confidence;
        private double toolConfidence;
        private boolean exact = true;

        void add(Verdict verdict) {
            verdicts++;
            packets += verdict.packets();
            confidence += verdict.confidence() * verdict.packets();
            toolConfidence +=
                    verdict.tool().map(ToolFound::confidence).orElse(0.0) * verdict.packets();
            exact &= verdict.packetsExact();
        }

        double percent(double weighted) {
            return 100 * weighted / Math.max(1, packets);
        }
    }

    private Table causes() {
        TableBuilder table =
                new TableBuilder(
                        "causes",
                        "Causes of the zeros",
                        "header",
                        "cause",
                        "cause_in_words",
                        "verdicts",
                        "packets",
                        "share_of_packets_of_this_header_percent",
                        "mean_confidence_percent");
        List<Bar> bars = new ArrayList<>();
        List<String> headers = verdicts.stream().map(Words::header).distinct().toList();
        for (String header : headers) {
            Map<Cause, Sum> sums = new TreeMap<>();
            for (Verdict verdict : verdicts) {
                if (Words.header(verdict).equals(header)) {
                    sums.computeIfAbsent(verdict.cause(), cause -> new Sum()).add(verdict);
                    table.exact(verdict.packetsExact());
                }
            }
            long all = sums.values().stream().mapToLong(sum -> sum.packets).sum();
            sums.forEach((cause, sum) -> {
                table.row(
                        header,
                        cause.name(),
                        cause.words(),
                        sum.verdicts,
                        sum.packets,
                        Words.percent(sum.packets, all),
                        sum.percent(sum.confidence));
                bars.add(
                        Bar.of(
                                header + ": " + cause.words(),
                                sum.packets,
                                Words.amount(sum.packets, all)));
            });
        }
        bars.sort((one, other) -> Double.compare(other.value(), one.value()));
        return table.says(bars.isEmpty() ? "" : "Most packets: " + bars.getFirst().label() + ".")
                .counted(
                        "The packets of all verdicts of a cause; confidence is weighted by packets."
                                + " Headers: outer, quoted by an ICMP error, or tunnelled; or those"
                                + " that flow records tell of.")
                .picture(bars(bars, "packets"))
                .build(NONE);
    }

    private static BarChart bars(List<Bar> bars, String axis) {
        double[] values = bars.stream().mapToDouble(Bar::value).toArray();
        return new BarChart(bars, Scale.ofCounts(values), axis);
    }

    private Table victims() {
        TableBuilder table =
                new TableBuilder(
                        "victims",
                        "Victims of packets with forged sources",
                        "victim_address",
                        "header",
                        "protocol",
                        "zero_port",
                        "packets",
                        "verdict_first_time_utc",
                        "verdict_last_time_utc",
                        "confidence_percent",
                        "rival_cause");
        List<Bar> bars = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.cause() != Cause.BACKSCATTER) {
                continue;
            }
            for (Actor actor : verdict.actors()) {
                if (actor.role() == Actor.Role.VICTIM) {
                    victim(table, verdict, actor);
                    bars.add(
                            Bar.of(
                                    actor.address().toString(),
                                    actor.packets(),
                                    Numbers.count(actor.packets())));
                }
            }
            table.exact(verdict.packetsExact());
        }
        bars.sort((one, other) -> Double.compare(other.value(), one.value()));
        return table.says(
                        Words.spaced(Numbers.count(bars.size(), "victim"))
                                + " answered packets whose source was forged.")
                .counted(
                        "The victims named by the verdicts BACKSCATTER; each verdict names its"
                                + " busiest.")
                .picture(bars(bars, "packets that the victim sent"))
                .build(verdicts.isEmpty() ? NONE : "No zero is an answer to forged packets.");
    }

    /// A verdict tells the side of whoever began; what is outside a quote is the answer itself.
    private static ZeroSide zeroPort(Verdict verdict) {
        return verdict.scope() == Scope.QUOTED ? verdict.side() : verdict.side().answered();
    }

    private static void victim(TableBuilder table, Verdict verdict, Actor actor) {
        table.row(
                actor.address(),
                Words.header(verdict),
                verdict.protocol().displayName(),
                zeroPort(verdict).key(),
                actor.packets(),
                Words.time(verdict.timed(), verdict.firstNanos()),
                Words.time(verdict.timed(), verdict.lastNanos()),
                100 * verdict.confidence(),
                verdict.rival().cause().name());
    }

    private Table attacks() {
        TableBuilder table =
                new TableBuilder(
                        "events",
                        "Attacks, scan campaigns and spikes",
                        "kind",
                        "cause",
                        "told_by",
                        "addresses",
                        "address_count",
                        "first_time_utc",
                        "last_time_utc",
                        "duration_seconds",
                        "packets",
                        "distinct_targets",
                        "peak_packets_per_minute",
                        "thresholds");
        List<Bar> bars = new ArrayList<>();
        for (Event event : events) {
            String addresses =
                    String.join(" ", event.addresses().stream().map(Object::toString).toList());
            table.row(
                    event.kind().key(),
                    event.cause().name(),
                    event.fromFlows() ? "flow records" : "packets",
                    addresses,
                    event.addressCount(),
                    Words.time(event.firstNanos()),
                    Words.time(event.lastNanos()),
                    Words.seconds(event.lastNanos() - event.firstNanos()),
                    event.packets(),
                    event.targets(),
                    event.peakPerMinute(),
                    event.thresholds());
            table.exact(event.exact());
            String who = event.addresses().isEmpty() ? "" : " " + event.addresses().getFirst();
            bars.add(
                    Bar.of(
                            Words.time(event.firstNanos()).substring(0, 16) + who,
                            event.packets(),
                            Numbers.count(event.packets())));
        }
        return table.says(Words.spaced(Numbers.count(events.size(), "event")) + ".")
                .counted("Events pass thresholds, which the last column names; causes need none.")
                .picture(bars(bars, "packets"))
                .build(verdicts.isEmpty() ? NONE : "Nothing passed the thresholds of an event.");
    }

    private Table tools() {
        TableBuilder table =
                new TableBuilder(
                        "tools",
                        "Tools whose traits the packets show",
                        "tool",
                        "versions",
                        "cause",
                        "verdicts",
                        "packets",
                        "mean_confidence_percent",
                        "mean_tool_confidence_percent");
        record Key(String tool, String versions, Cause cause) {}
        Comparator<Key> order =
                Comparator.comparing(Key::tool)
                        .thenComparing(Key::versions)
                        .thenComparing(Key::cause);
        Map<Key, Sum> sums = new TreeMap<>(order);
        for (Verdict verdict : verdicts) {
            if (verdict.tool().isPresent()) {
                ToolFound tool = verdict.tool().get();
                sums.computeIfAbsent(
                                new Key(tool.name(), tool.versions(), verdict.cause()),
                                key -> new Sum())
                        .add(verdict);
            }
        }
        List<Bar> bars = new ArrayList<>();
        sums.forEach((key, sum) -> {
            table.row(
                    key.tool,
                    key.versions,
                    key.cause.name(),
                    sum.verdicts,
                    sum.packets,
                    sum.percent(sum.confidence),
                    sum.percent(sum.toolConfidence));
            table.exact(sum.exact);
            bars.add(
                    Bar.of(
                            key.tool + " " + key.versions + ": " + key.cause.words(),
                            sum.packets,
                            Numbers.count(sum.packets)));
        });
        bars.sort((one, other) -> Double.compare(other.value(), one.value()));
        return table.says(bars.isEmpty() ? "" : "Most packets: " + bars.getFirst().label() + ".")
                .counted(
                        "The packets of the verdicts in which a tool shows, by its versions;"
                                + " confidence in the cause, and in the tool, weighted by"
                                + " packets.")
                .picture(bars(bars, "packets"))
                .build(verdicts.isEmpty() ? NONE : "No tool was recognised.");
    }
}
