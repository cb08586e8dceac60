package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowReason;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.summary.flow.FlowZeros;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the port fields of flow records mean, and when those with port 0 were.
final class FlowTables {

    private static final long HOUR = 3_600_000_000_000L;

    private final FlowCounts counts;
    private final FlowZeros zeros;

    FlowTables(ScanReport report) {
        counts = report.flows().counts();
        zeros = report.flowZeros();
    }

    List<Table> all() {
        return List.of(meanings(), hours());
    }

    private Table meanings() {
        TableBuilder table =
                new TableBuilder(
                        "flow_records",
                        "What the port fields of flow records mean",
                        "reading",
                        "meaning",
                        "records",
                        "share_percent");
        List<Bar> bars = new ArrayList<>();
        for (PortProtocol protocol : PortProtocol.values()) {
            for (ZeroSide side : ZeroSide.values()) {
                long records = counts.zero().only(protocol, side);
                row(table, bars, "observed", Words.of(protocol, side), records);
            }
        }
        for (FlowReason reason : FlowReason.values()) {
            row(table, bars, reason.kind().key(), reason.text(), counts.of(reason));
        }
        long others = counts.observed() - counts.zero().packets();
        row(table, bars, "observed", "ports other than 0", others);
        return table.says(
                        Words.spaced(Numbers.count(counts.zero().packets(), "flow record"))
                                + " of "
                                + Numbers.count(counts.records())
                                + " with port 0.")
                .counted("Every flow record once, by what its port fields are.")
                .picture(chart(bars, "flow records"))
                .build("There are no flow records.");
    }

    private void row(TableBuilder table, List<Bar> bars, String kind, String text, long records) {
        if (records > 0) {
            table.row(kind, text, records, Words.percent(records, counts.records()));
            bars.add(Bar.of(text, records, Words.amount(records, counts.records())));
        }
    }

    private static BarChart chart(List<Bar> bars, String axis) {
        double[] values = bars.stream().mapToDouble(Bar::value).toArray();
        return new BarChart(bars, Scale.ofCounts(values), axis);
    }

    private Table hours() {
        TableBuilder table =
                new TableBuilder(
                        "flow_zeros_by_hour",
                        "Flow records with port 0 by hour",
                        "hour_utc",
                        "records",
                        "packets",
                        "packets_scaled_by_sampling");
        Map<Long, long[]> hours = new TreeMap<>();
        for (ZeroPacket each : zeros.records()) {
            if (each.timed()) {
                long[] hour =
                        hours.computeIfAbsent(Math.floorDiv(each.nanos(), HOUR), _ -> new long[3]);
                hour[0] += each.seen();
                hour[1] += each.packets();
                hour[2] += each.sent();
            }
        }
        List<Bar> bars = new ArrayList<>();
        hours.forEach((hour, sums) -> {
            String time = Words.time(hour * HOUR);
            table.row(time, sums[0], sums[1], sums[2]);
            bars.add(Bar.of(time.substring(0, 16), sums[0], Numbers.count(sums[0])));
        });
        table.exact(zeros.complete());
        return table.says(
                        bars.isEmpty()
                                ? ""
                                : Words.spaced(Numbers.count(bars.size(), "hour")) + ".")
                .counted(
                        "Records with an observed port 0 in the hour in which their flow began;"
                                + " records without times are left out.")
                .picture(chart(bars, "flow records"))
                .build("No flow record with port 0 has a time.");
    }
}
