package io.portzero.testkit.flow.label;

import static io.portzero.testkit.flow.label.LogMakers.member;
import static io.portzero.testkit.flow.label.LogMakers.object;

import java.util.List;
import java.util.Locale;

/// Flow logs of AWS and Google. AWS prints 0 for ports that there are not, Google leaves them out.
final class CloudLines {

    private static final String EMPTY =
            "2 123456789010 eni-1235b8ca - - - - - - - 1700000000 1700000060 - NODATA\n";

    private CloudLines() {}

    static byte[] awsDefault(List<LabelledFlow> flows) {
        return LogMakers.lines(EMPTY, flows, CloudLines::ofVersion2);
    }

    private static String ofVersion2(LabelledFlow flow) {
        return String.format(
                Locale.ROOT,
                "2 123456789010 eni-1235b8ca %s %s %d %d %d %d %d %d %d ACCEPT OK",
                flow.source(),
                flow.destination(),
                flow.sourcePort(),
                flow.destinationPort(),
                flow.protocol(),
                flow.packets(),
                flow.bytes(),
                LabelledFlow.SECOND,
                LabelledFlow.SECOND + 60);
    }

    static byte[] awsCustom(List<LabelledFlow> flows) {
        String head =
                "dstport srcport protocol tcp-flags pkt-srcaddr pkt-dstaddr bytes packets start"
                        + " end log-status\n";
        return LogMakers.lines(head, flows, CloudLines::custom);
    }

    private static String custom(LabelledFlow flow) {
        return String.format(
                Locale.ROOT,
                "%d %d %d %d %s %s %d %d %d %d OK",
                flow.destinationPort(),
                flow.sourcePort(),
                flow.protocol(),
                flow.tcpFlags(),
                flow.source(),
                flow.destination(),
                flow.bytes(),
                flow.packets(),
                LabelledFlow.SECOND,
                LabelledFlow.SECOND + 60);
    }

    static byte[] gcp(List<LabelledFlow> flows) {
        return LogMakers.lines("", flows, CloudLines::logEntry);
    }

    private static String logEntry(LabelledFlow flow) {
        boolean ports = flow.protocol() != LabelledFlow.ICMP && flow.protocol() != LabelledFlow.GRE;
        String connection =
                object(
                        member("src_ip", flow.source()),
                        member("dest_ip", flow.destination()),
                        ports ? member("src_port", flow.sourcePort()) : "",
                        ports ? member("dest_port", flow.destinationPort()) : "",
                        member("protocol", flow.protocol()));
        String payload =
                object(
                        "\"connection\":" + connection + ",",
                        member("bytes_sent", String.valueOf(flow.bytes())),
                        member("packets_sent", String.valueOf(flow.packets())),
                        member("reporter", "DEST"),
                        member("start_time", "2023-11-14T22:13:20.123456789Z"),
                        member("end_time", "2023-11-14T22:13:25.123456789Z"));
        return object(member("insertId", "1a2b3c"), "\"jsonPayload\":" + payload);
    }
}
