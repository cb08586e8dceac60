package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Blank;
import io.portzero.app.picture.Picture;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketView.Nested;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.chance.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many zeros there are: by protocol, side and flags, in inner headers, and against chance.
final class ZeroTables {

    private static final int PROTOCOLS = 256;

    private final ScanReport report;
    private final long zeros;

    ZeroTables(ScanReport report) {
        this.report = report;
        this.zeros = report.traffic().counts().zero().packets();
    }

    List<Table> all() {
        return List.of(bySideAndFlags(), nested(), chance());
    }

    private Table bySideAndFlags() {
        TableBuilder table =
                new TableBuilder(
                        "zeros",
                        "Packets with port 0 by protocol, side and TCP flags",
                        "protocol",
                        "zero_port",
                        "tcp_flags",
                        "packets",
                        "share_of_zero_packets_percent");
        List<Part> parts = new ArrayList<>();
        for (ZeroProfile profile : report.traffic().zeros()) {
            addParts(profile, parts);
        }
        for (Part part : parts) {
            table.row(
                    part.profile.protocol().displayName(),
                    part.profile.side().key(),
                    part.flags,
                    part.packets,
                    Words.percent(part.packets, zeros));
        }
        parts.sort((one, other) -> Long.compare(other.packets(), one.packets()));
        return table.says(parts.isEmpty() ? "" : largest(parts.getFirst()))
                .counted(
                        "Packets whose outermost source or destination port was captured and is 0;"
                                + " both where both are. Each packet is in one row.")
                .picture(bars(parts))
                .build(Words.NO_ZEROS);
    }

    private static void addParts(ZeroProfile profile, List<Part> parts) {
        long left = profile.packets();
        for (FlagClass flags : FlagClass.values()) {
            if (profile.flags(flags) > 0) {
                parts.add(new Part(profile, flags.text(), profile.flags(flags)));
                left -= profile.flags(flags);
            }
        }
        if (left > 0) {
            String flags = profile.protocol() == PortProtocol.TCP ? "not captured" : "";
            parts.add(new Part(profile, flags, left));
        }
    }

    private String largest(Part part) {
        return "Of "
                + Numbers.count(zeros)
                + " packets with port 0 the largest part is "
                + part.name()
                + " with "
                + Words.share(part.packets, zeros)
                + ".";
    }

    private BarChart bars(List<Part> parts) {
        return new BarChart(
                parts.stream()
                        .map(part ->
                                Bar.of(
                                        part.name(),
                                        part.packets,
                                        Words.amount(part.packets, zeros)))
                        .toList(),
                Scale.ofCounts(parts.stream().mapToDouble(Part::packets).toArray()),
                "packets");
    }

    /// Packets of a protocol, side and flags class.
    private record Part(ZeroProfile profile, String flags, long packets) {
        String name() {
            return Words.of(profile) + (flags.isEmpty() ? "" : ", " + flags);
        }
    }

    private Table nested() {
        TableBuilder table =
                new TableBuilder(
                        "zeros_in_inner_headers",
                        "Port 0 in quoted and tunnelled headers",
                        "inner_header",
                        "protocol",
                        "packets");
        List<Bar> bars = new ArrayList<>();
        for (Nested kind : List.of(Nested.QUOTED, Nested.TUNNELLED)) {
            String name = kind == Nested.QUOTED ? "quoted by ICMP error" : "inside a tunnel";
            for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
                long packets = report.traffic().nested().packets(kind, protocol);
                if (packets > 0) {
                    table.row(name, Protocol.name(protocol), packets);
                    String label = Protocol.name(protocol) + " " + name;
                    bars.add(Bar.of(label, packets, Numbers.count(packets)));
                }
            }
        }
        long quoted = report.traffic().counts().quoted().packets();
        long tunnelled = report.traffic().counts().tunnelled().packets();
        return table.says(
                        "With port 0 in a header that an ICMP error quotes: "
                                + Words.spaced(Numbers.count(quoted, "packet"))
                                + "; inside a tunnel: "
                                + Words.spaced(Numbers.count(tunnelled, "packet"))
                                + ".")
                .counted("Packets whose inner header has a zero port; they are in no other table.")
                .picture(
                        new BarChart(
                                bars,
                                Scale.ofCounts(bars.stream().mapToDouble(Bar::value).toArray()),
                                "packets"))
                .build("No inner header has port 0.");
    }

    private Table chance() {
        TableBuilder table =
                new TableBuilder(
                        "chance",
                        "Port 0 against chance, or against its neighbours",
                        "class",
                        "port_draws",
                        "observed_zero_draws",
                        "expected_zero_draws",
                        "method",
                        "tail_probability");
        boolean exact = true;
        for (Baseline each : report.baselines()) {
            exact &= each.trialsExact() && each.observedExact();
            table.row(
                    each.name(),
                    each.trials(),
                    each.observed(),
                    each.expected(),
                    each.method().name().toLowerCase(Locale.ROOT),
                    Words.probability(each.tailProbability()));
        }
        return table.says(
                        "The bar is what was seen. The upright mark is what chance would bring, one"
                                + " in 65,536 draws, but only where the ports look random; elsewhere"
                                + " it is no chance, but the median of ports 1 to 16.")
                .counted(
                        "Distinct draws of a port by a source, in classes by what made them. Only"
                                + " ports that pass a test for uniformity, for which 321 draws are"
                                + " needed, are compared with chance; a tail probability of 1e-300"
                                + " is that or less.")
                .exact(exact)
                .picture(chanceBars())
                .build("No class of packets has port 0.");
    }

    /// Classes in which port 0 was neither seen nor to be expected are in the table alone.
    private Picture chanceBars() {
        List<Bar> bars =
                report.baselines().stream()
                        .filter(each -> each.observed() > 0 || each.expected() >= 0.5)
                        .map(ZeroTables::chanceBar)
                        .toList();
        return bars.isEmpty()
                ? new Blank("Port 0 was not drawn, nor to be expected.")
                : new BarChart(
                        bars,
                        Scale.ofCounts(bars.stream().mapToDouble(Bar::value).toArray()),
                        "draws of port 0");
    }

    private static Bar chanceBar(Baseline each) {
        String against =
                switch (each.method()) {
                    case POISSON, POISSON_BOUND -> "by chance " + Numbers.decimal(each.expected());
                    case NEIGHBOURS, TOO_FEW_DRAWS ->
                            "neighbours " + Numbers.decimal(each.expected());
                };
        String text = Numbers.count(each.observed()) + " (" + against + ")";
        return new Bar(each.name(), each.observed(), text, each.expected());
    }
}
