package io.portzero.testkit.flow.label;

import static io.portzero.testkit.flow.label.LogMakers.member;
import static io.portzero.testkit.flow.label.LogMakers.object;

import java.util.List;
import java.util.Map;

/// Suricata's EVE. Ports are there for TCP, UDP and SCTP only; ICMP has keys of its own. Other
/// events stand between the flows.
final class EveLines {

    private static final String TIME = "2023-11-14T22:13:20.123456+0000";
    private static final Map<Integer, String> NAMES =
            Map.of(1, "ICMP", 6, "TCP", 17, "UDP", 47, "GRE", 132, "SCTP");
    private static final String OTHER =
            "{\"timestamp\":\"" + TIME + "\",\"event_type\":\"stats\",\"stats\":{\"uptime\":9}}\n";

    private EveLines() {}

    static byte[] flow(List<LabelledFlow> flows) {
        return LogMakers.lines(OTHER, flows, flow -> line(flow, "flow", both(flow)));
    }

    static byte[] netflow(List<LabelledFlow> flows) {
        return LogMakers.lines(OTHER, flows, flow -> line(flow, "netflow", one(flow)));
    }

    private static String line(LabelledFlow flow, String type, String counters) {
        return object(
                member("timestamp", TIME),
                member("flow_id", 1),
                member("event_type", type),
                member("src_ip", flow.source()),
                flow.hasPorts() ? member("src_port", flow.sourcePort()) : "",
                member("dest_ip", flow.destination()),
                flow.hasPorts() ? member("dest_port", flow.destinationPort()) : "",
                member("proto", NAMES.getOrDefault(flow.protocol(), "HOPOPT")),
                flow.isIcmp() ? member("icmp_type", flow.icmpType()) : "",
                flow.isIcmp() ? member("icmp_code", flow.icmpCode()) : "",
                "\"" + type + "\":" + counters + ",",
                flow.protocol() == LabelledFlow.TCP ? "\"tcp\":{\"tcp_flags\":\"02\"}" : "");
    }

    private static String both(LabelledFlow flow) {
        return object(
                member("pkts_toserver", flow.packets()),
                member("pkts_toclient", 0),
                member("bytes_toserver", flow.bytes() + 14 * flow.packets()),
                member("bytes_toclient", 0),
                member("start", TIME),
                member("end", TIME));
    }

    private static String one(LabelledFlow flow) {
        return object(
                member("pkts", flow.packets()),
                member("bytes", flow.bytes() + 14 * flow.packets()),
                member("start", TIME),
                member("end", TIME));
    }
}
