package io.portzero.testkit.flow.label;

import static io.portzero.testkit.flow.label.LogMakers.member;
import static io.portzero.testkit.flow.label.LogMakers.object;

import java.util.List;

/// goflow2's JSON: every key is there, with 0 for what was not sent. NetFlow has ICMP in the
/// destination port, sFlow has keys for it.
final class GoflowLines {

    private GoflowLines() {}

    static byte[] netflow(List<LabelledFlow> flows) {
        return LogMakers.lines("", flows, flow -> line(flow, "NETFLOW_V9", true));
    }

    static byte[] sflow(List<LabelledFlow> flows) {
        return LogMakers.lines("", flows, flow -> line(flow, "SFLOW_5", false));
    }

    private static String line(LabelledFlow flow, String type, boolean icmpInPort) {
        boolean inPort = icmpInPort && flow.isIcmp();
        int icmp = 256 * flow.icmpType() + flow.icmpCode();
        return object(
                member("type", type),
                member("time_received_ns", LabelledFlow.SECOND * 1_000_000_000L),
                member("sequence_num", 7),
                member("sampling_rate", 100),
                member("sampler_address", "203.0.113.254"),
                member("time_flow_start_ns", LabelledFlow.SECOND * 1_000_000_000L),
                member("time_flow_end_ns", LabelledFlow.SECOND * 1_000_000_000L),
                member("bytes", flow.bytes()),
                member("packets", flow.packets()),
                member("src_addr", flow.source()),
                member("dst_addr", flow.destination()),
                member("etype", "IPv4"),
                member("proto", name(flow.protocol())),
                member("src_port", flow.sourcePort()),
                member("dst_port", inPort ? icmp : flow.destinationPort()),
                member("tcp_flags", flow.tcpFlags()),
                member("icmp_type", inPort ? 0 : flow.icmpType()),
                member("icmp_code", inPort ? 0 : flow.icmpCode()),
                member("fragment_id", flow.fragment() ? 4_711 : 0),
                member("fragment_offset", flow.fragment() ? 185 : 0));
    }

    private static Object name(int protocol) {
        return switch (protocol) {
            case LabelledFlow.ICMP -> "ICMP";
            case LabelledFlow.TCP -> "TCP";
            case LabelledFlow.UDP -> "UDP";
            case LabelledFlow.GRE -> "GRE";
            case LabelledFlow.SCTP -> "SCTP";
            default -> "HOPOPT";
        };
    }
}
