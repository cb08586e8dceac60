package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.summary.ZeroProfile;
import java.util.ArrayList;
import java.util.List;

/// How many packets with port 0 carry anything.
final class PayloadTables {

    private PayloadTables() {}

    static Table share(ScanReport report) {
        TableBuilder table =
                new TableBuilder(
                        "payload_share",
                        "Packets with port 0 that carry a payload",
                        "protocol",
                        "zero_port",
                        "packets",
                        "packets_with_payload",
                        "share_with_payload_percent",
                        "payload_bytes",
                        "mean_payload_bytes_where_any");
        List<Bar> bars = new ArrayList<>();
        long packets = 0;
        long with = 0;
        for (ZeroProfile profile : report.traffic().zeros()) {
            packets += profile.packets();
            with += profile.withPayload();
            table.row(
                    profile.protocol().displayName(),
                    profile.side().key(),
                    profile.packets(),
                    profile.withPayload(),
                    Words.percent(profile.withPayload(), profile.packets()),
                    profile.payloadBytes(),
                    (double) profile.payloadBytes() / Math.max(1, profile.withPayload()));
            bars.add(
                    Bar.of(
                            Words.of(profile),
                            (double) profile.withPayload() / profile.packets(),
                            Numbers.count(profile.withPayload())
                                    + " of "
                                    + Numbers.count(profile.packets())));
        }
        return table.says(
                        Words.share(with, packets)
                                + " of the packets with port 0 carry at least one byte.")
                .counted("Bytes captured behind the transport header; a snap length shortens them.")
                .picture(new BarChart(bars, Scale.shares(), "share of packets with payload"))
                .build(Words.NO_ZEROS);
    }
}
