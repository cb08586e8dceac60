package io.portzero.testkit.flow.label;

import static io.portzero.testkit.flow.label.LogMakers.member;
import static io.portzero.testkit.flow.label.LogMakers.object;

import java.util.List;

/// Zeek's conn.log. ICMP has its type and the answering type, or the code, as ports; protocols that
/// Zeek does not read have proto `unknown_transport` and ports 0.
final class ZeekLines {

    private static final String HEAD =
            """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #open\t2023-11-14-22-13-20
            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\tip_proto
            #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tcount\tcount\tset[string]\tcount
            """;

    private ZeekLines() {}

    static byte[] text(List<LabelledFlow> flows) {
        return LogMakers.lines(HEAD, flows, ZeekLines::textLine);
    }

    private static String textLine(LabelledFlow flow) {
        return String.join(
                "\t",
                LabelledFlow.SECOND + ".123456",
                "CHhAvVGS1DHFjwGM9",
                flow.source(),
                String.valueOf(first(flow)),
                flow.destination(),
                String.valueOf(second(flow)),
                name(flow),
                "-",
                "-",
                String.valueOf(flow.packets()),
                String.valueOf(flow.bytes()),
                "0",
                "0",
                "(empty)",
                String.valueOf(flow.protocol()));
    }

    static byte[] json(List<LabelledFlow> flows) {
        return LogMakers.lines("", flows, ZeekLines::jsonLine);
    }

    private static String jsonLine(LabelledFlow flow) {
        return object(
                "\"ts\":" + LabelledFlow.SECOND + ".123456,",
                member("uid", "CHhAvVGS1DHFjwGM9"),
                member("id.orig_h", flow.source()),
                member("id.orig_p", first(flow)),
                member("id.resp_h", flow.destination()),
                member("id.resp_p", second(flow)),
                member("proto", name(flow)),
                member("conn_state", "OTH"),
                member("orig_pkts", flow.packets()),
                member("orig_ip_bytes", flow.bytes()),
                member("ip_proto", flow.protocol()));
    }

    private static int first(LabelledFlow flow) {
        return flow.isIcmp() ? flow.icmpType() : flow.sourcePort();
    }

    private static int second(LabelledFlow flow) {
        if (!flow.isIcmp()) {
            return flow.destinationPort();
        }
        return switch (flow.icmpType()) {
            case 0 -> 8;
            case 8 -> 0;
            default -> flow.icmpCode();
        };
    }

    private static String name(LabelledFlow flow) {
        return switch (flow.protocol()) {
            case LabelledFlow.TCP -> "tcp";
            case LabelledFlow.UDP -> "udp";
            case LabelledFlow.ICMP -> "icmp";
            default -> "unknown_transport";
        };
    }
}
