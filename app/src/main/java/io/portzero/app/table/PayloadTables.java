package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.summary.ZeroProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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
                        "mean_payload_bytes_where_any",
                        "packets_whose_payload_is_not_known");
        List<Bar> bars = new ArrayList<>();
        long known = 0;
        long unknown = 0;
        long with = 0;
        for (ZeroProfile profile : report.traffic().zeros()) {
            long whole = profile.packets() - profile.unknownPayload();
            known += whole;
            unknown += profile.unknownPayload();
            with += profile.withPayload();
            table.row(
                    profile.protocol().displayName(),
                    profile.side().key(),
                    profile.packets(),
                    profile.withPayload(),
                    share(profile.withPayload(), whole),
                    profile.payloadBytes(),
                    mean(profile),
                    profile.unknownPayload());
            bars.add(
                    Bar.of(
                            Words.of(profile),
                            (double) profile.withPayload() / Math.max(1, whole),
                            Numbers.count(profile.withPayload()) + " of " + Numbers.count(whole)));
        }
        return table.says(
                        Words.share(with, known)
                                + " of the packets with port 0 carry at least one byte"
                                + (unknown == 0 ? "." : ", as far as that is known."))
                .counted(
                        "Bytes captured behind the transport header; a snap length shortens them."
                                + " Shares are of the packets whose header is whole.")
                .picture(new BarChart(bars, Scale.shares(), "share of packets with payload"))
                .build(Words.NO_ZEROS);
    }

    private static OptionalDouble share(long with, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(Words.percent(with, whole));
    }

    private static OptionalDouble mean(ZeroProfile profile) {
        return profile.withPayload() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) profile.payloadBytes() / profile.withPayload());
    }
}
