package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.PacketKind;
import io.portzero.app.report.words.Share;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.summary.FragmentSummary.Origin;
import io.portzero.summary.TrafficSummary;
import java.util.ArrayList;
import java.util.List;

/// What all packets are, and why some of them have no port.
final class AbsenceTables {

    private final ScanReport report;
    private final TrafficSummary traffic;
    private final long packets;

    AbsenceTables(ScanReport report) {
        this.report = report;
        this.traffic = report.traffic();
        this.packets = traffic.counts().totals().packets();
    }

    List<Table> all() {
        return List.of(kinds(), details(), fragments());
    }

    private Table kinds() {
        TableBuilder table =
                new TableBuilder(
                        "packets",
                        "What all packets are",
                        "packets_are",
                        "packets",
                        "share_of_packets_percent");
        List<Bar> bars = new ArrayList<>();
        for (PacketKind kind : PacketKind.of(report)) {
            String name = Words.spaced(kind.name());
            table.row(name, kind.packets(), Words.percent(kind.packets(), packets));
            bars.add(Bar.of(name, kind.packets(), Words.amount(kind.packets(), packets)));
        }
        long portless = traffic.counts().portless();
        return table.says(
                        Words.amount(traffic.counts().zero().packets(), packets)
                                + " of "
                                + Numbers.count(packets)
                                + " packets really have port 0; "
                                + Words.amount(portless, packets)
                                + " have no port at all.")
                .counted("Every packet is of exactly one kind, so the rows add up to all packets.")
                .picture(bars(bars, "packets"))
                .build("There are no packets.");
    }

    private static BarChart bars(List<Bar> bars, String axis) {
        double[] values = bars.stream().mapToDouble(Bar::value).toArray();
        return new BarChart(bars, Scale.ofCounts(values), axis);
    }

    private Table details() {
        TableBuilder table =
                new TableBuilder(
                        "no_port_reasons",
                        "Why packets have no port",
                        "packets_are",
                        "more_precisely",
                        "packets",
                        "share_of_packets_without_port_percent");
        long portless = traffic.counts().portless();
        List<Bar> bars = new ArrayList<>();
        for (PacketKind kind : PacketKind.of(report)) {
            if (!kind.portless() || kind.packets() == 0) {
                continue;
            }
            long left = kind.packets();
            for (Share share : kind.details()) {
                left -= share.packets();
                table.row(
                        kind.name(),
                        Words.spaced(share.name()),
                        share.packets(),
                        Words.percent(share.packets(), portless));
                bars.add(
                        Bar.of(
                                Words.spaced(share.name()),
                                share.packets(),
                                Words.amount(share.packets(), portless)));
            }
            if (left > 0) {
                table.row(kind.name(), "", left, Words.percent(left, portless));
            }
        }
        bars.sort((one, other) -> Double.compare(other.value(), one.value()));
        return table.says(
                        Numbers.count(portless)
                                + " packets have no port, which is not port 0 although many tools"
                                + " write it so.")
                .counted("Each packet without ports, by where its ports went.")
                .exact(traffic.fragments().exact())
                .picture(bars(bars, "packets without port"))
                .build("Every packet has ports.");
    }

    private Table fragments() {
        TableBuilder table =
                new TableBuilder(
                        "fragments",
                        "Later fragments by what they are fragments of",
                        "protocol",
                        "first_fragment_seen",
                        "service_port_of_first_fragment",
                        "sent_by_service",
                        "later_fragments",
                        "share_of_these_percent");
        List<Origin> origins = traffic.fragments().origins();
        long all = origins.stream().mapToLong(Origin::laterFragments).sum();
        List<Bar> bars = new ArrayList<>();
        for (Origin origin : origins) {
            table.row(
                    Protocol.name(origin.protocol()),
                    origin.firstSeen() ? "yes" : "no",
                    origin.firstSeen() ? origin.servicePort() : "",
                    origin.firstSeen() ? (origin.fromService() ? "yes" : "no") : "",
                    origin.laterFragments(),
                    Words.percent(origin.laterFragments(), all));
            bars.add(
                    Bar.of(
                            name(origin),
                            origin.laterFragments(),
                            Words.amount(origin.laterFragments(), all)));
        }
        long fragments = traffic.counts().totals().of(Reading.NON_FIRST_FRAGMENT);
        return table.says(
                        Words.amount(fragments, packets)
                                + " of all packets are later fragments: without ports, and counted"
                                + " as port 0 by most flow tools.")
                .counted(
                        "Later fragments joined with their first one, which has the ports, by"
                                + " addresses, identification and protocol.")
                .exact(
                        traffic.fragments().exact(),
                        "There are too many fragmented packets to keep each; the numbers come from"
                                + " a uniform sample.")
                .picture(bars(bars, "later fragments"))
                .build("No packet is a later fragment.");
    }

    private static String name(Origin origin) {
        String protocol = Protocol.name(origin.protocol());
        if (!origin.firstSeen()) {
            return protocol + (origin.portless() ? "" : ", first fragment not seen");
        }
        return protocol
                + (origin.fromService() ? " from port " : " to port ")
                + origin.servicePort();
    }
}
