package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.summary.AbsenceSummary;
import io.portzero.summary.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many packets tools would call port 0 that write 0 where there is no port.
///
/// NetFlow exporters (softflowd, ipt-netflow, nfdump's collectors) write source port 0 and
/// destination port type × 256 + code for ICMP; sFlow tools and Corsaro write the type as source
/// and the code as destination port. Both write 0 and 0 for later fragments and for protocols
/// without ports.
final class OtherToolTables {

    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REQUEST = 8;
    private static final int PROTOCOLS = 256;

    private final Counts counts;
    private final AbsenceSummary absence;
    private final List<Kind> kinds = new ArrayList<>();

    /// Packets of one kind.
    ///
    /// @param netflow source and destination port as NetFlow exporters write them
    /// @param sflow source and destination port as sFlow tools write them
    /// @param sflowZeros how many have a zero among these; empty where that depends on a code that
    ///   was not counted
    private record Kind(
            String name, long packets, Pair netflow, Pair sflow, Optional<Long> sflowZeros) {}

    private record Pair(String source, String destination) {}

    OtherToolTables(ScanReport report) {
        counts = report.traffic().counts();
        absence = report.traffic().absence();
        Pair ports = new Pair("the port", "the port");
        Pair zeros = new Pair("0", "0");
        long real = counts.zero().packets();
        kinds.add(new Kind("real port 0", real, ports, ports, Optional.of(real)));
        add("later fragments", counts.totals().of(Reading.NON_FIRST_FRAGMENT), zeros);
        addIcmp();
        add("other protocols without ports", others(), zeros);
        add("cut before the ports", counts.totals().of(Reading.TRUNCATED), zeros);
    }

    private void add(String name, long packets, Pair ports) {
        kinds.add(new Kind(name, packets, ports, ports, Optional.of(packets)));
    }

    /// Echo messages always have code 0; of other messages only types are counted.
    private void addIcmp() {
        long replies = absence.icmpType(ECHO_REPLY);
        long requests = absence.icmpType(ECHO_REQUEST);
        long all = absence.protocol(Protocol.ICMP) + absence.protocol(Protocol.ICMPV6);
        Pair zeros = new Pair("0", "0");
        kinds.add(new Kind("ICMP echo replies", replies, zeros, zeros, Optional.of(replies)));
        kinds.add(
                new Kind(
                        "ICMP echo requests",
                        requests,
                        new Pair("0", "2048"),
                        new Pair("8", "0"),
                        Optional.of(requests)));
        kinds.add(
                new Kind(
                        "other ICMP and ICMPv6",
                        all - replies - requests,
                        new Pair("0", "type x 256 + code"),
                        new Pair("type", "code"),
                        Optional.empty()));
    }

    private long others() {
        long packets = 0;
        for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
            boolean icmp = protocol == Protocol.ICMP || protocol == Protocol.ICMPV6;
            packets += icmp ? 0 : absence.protocol(protocol);
        }
        return packets;
    }

    Table table() {
        TableBuilder table =
                new TableBuilder(
                        "other_tools",
                        "What other tools would call port 0",
                        "packets_are",
                        "packets",
                        "netflow_source_port",
                        "netflow_destination_port",
                        "packets_with_a_zero_in_netflow",
                        "sflow_source_port",
                        "sflow_destination_port",
                        "packets_with_a_zero_in_sflow");
        long netflow = 0;
        long sflow = 0;
        for (Kind kind : kinds) {
            table.row(
                    kind.name,
                    kind.packets,
                    kind.netflow.source,
                    kind.netflow.destination,
                    kind.packets,
                    kind.sflow.source,
                    kind.sflow.destination,
                    kind.sflowZeros);
            netflow += kind.packets;
            sflow += kind.sflowZeros.orElse(0L);
        }
        long real = counts.zero().packets();
        return table.says(
                        Numbers.count(real)
                                + " packets really have port 0; in NetFlow records "
                                + Numbers.count(netflow)
                                + " would have a zero in a port column, in sFlow's at least "
                                + Numbers.count(sflow)
                                + ".")
                .counted(
                        "By the conventions of NetFlow exporters (ICMP as destination port type x"
                                + " 256 + code) and of sFlow tools and Corsaro (type as source, code"
                                + " as destination). Empty where it depends on the ICMP code, which"
                                + " is not counted.")
                .picture(bars(real, netflow, sflow))
                .build("There are no packets.");
    }

    private BarChart bars(long real, long netflow, long sflow) {
        List<Bar> bars = new ArrayList<>();
        bars.add(Bar.of("really port 0", real, Numbers.count(real)));
        bars.add(Bar.of("a zero in NetFlow's port columns", netflow, Numbers.count(netflow)));
        bars.add(
                Bar.of(
                        "a zero in sFlow's port columns",
                        sflow,
                        "at least " + Numbers.count(sflow)));
        for (Kind kind : kinds.subList(1, kinds.size())) {
            bars.add(Bar.of("of these: " + kind.name, kind.packets, Numbers.count(kind.packets)));
        }
        return new BarChart(
                bars, Scale.ofCounts(bars.stream().mapToDouble(Bar::value).toArray()), "packets");
    }
}
