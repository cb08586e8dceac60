package io.portzero.testkit.flow.label;

import java.util.List;
import java.util.Locale;

/// Tables of flows: nfdump's, whose records are of Cisco's convention for ICMP, and one with names
/// that nobody can guess.
public final class CsvLines {

    /// How a user would say which column of [#own] is which.
    public static final String OWN_COLUMNS =
            "src=client,dst=server,sport=cport,dport=5,proto=l4,packets=n,bytes=octets,first=when";

    private CsvLines() {}

    static byte[] nfdump(List<LabelledFlow> flows) {
        String head = "ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt\n";
        return LogMakers.lines(head, flows, CsvLines::nfdumpLine);
    }

    private static String nfdumpLine(LabelledFlow flow) {
        return String.format(
                Locale.ROOT,
                "2023-11-14 22:13:20,2023-11-14 22:13:21,1.000,%s,%s,%d,%d,%s,%s,0,0,%d,%d,0,0",
                flow.source(),
                flow.destination(),
                flow.sourcePort(),
                icmpPort(flow),
                name(flow.protocol()),
                flow.tcpFlags() == 2 ? "......S." : "........",
                flow.packets(),
                flow.bytes());
    }

    private static int icmpPort(LabelledFlow flow) {
        return flow.isIcmp() ? 256 * flow.icmpType() + flow.icmpCode() : flow.destinationPort();
    }

    private static String name(int protocol) {
        return switch (protocol) {
            case LabelledFlow.ICMP -> "ICMP";
            case LabelledFlow.TCP -> "TCP";
            case LabelledFlow.UDP -> "UDP";
            case LabelledFlow.GRE -> "GRE";
            case LabelledFlow.SCTP -> "SCTP";
            default -> String.valueOf(protocol);
        };
    }

    static byte[] own(List<LabelledFlow> flows) {
        String head = "when;client;cport;server;sport;l4;n;octets;note\n";
        return LogMakers.lines(head, flows, CsvLines::ownLine);
    }

    private static String ownLine(LabelledFlow flow) {
        return String.format(
                Locale.ROOT,
                "%d;%s;%d;\"%s\";%d;%d;%d;%d;\"a;b\"",
                LabelledFlow.SECOND,
                flow.source(),
                flow.sourcePort(),
                flow.destination(),
                icmpPort(flow),
                flow.protocol(),
                flow.packets(),
                flow.bytes());
    }
}
