package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Suricata's EVE events. Events of type `flow` are of both directions, those of type `netflow` of
/// one. Its byte counters are of whole frames, so they are not taken for IP bytes.
final class EveJson implements JsonFormat {

    /// The types that are named when they are passed over; all others are one.
    private static final Set<String> NAMED =
            Set.of(
                    "alert",
                    "anomaly",
                    "dhcp",
                    "dns",
                    "drop",
                    "fileinfo",
                    "http",
                    "smb",
                    "ssh",
                    "stats",
                    "tls");

    private static final List<String> KEYS =
            List.of(
                    "event_type",
                    "timestamp",
                    "host",
                    "ip_src",
                    "src_ip",
                    "dest_ip",
                    "src_port",
                    "dest_port",
                    "proto",
                    "icmp_type",
                    "icmp_code",
                    "flow.start",
                    "flow.end",
                    "flow.pkts_toserver",
                    "flow.pkts_toclient",
                    "netflow.start",
                    "netflow.end",
                    "netflow.pkts",
                    "tcp.tcp_flags",
                    "tcp.tcp_flags_ts",
                    "tcp.tcp_flags_tc");

    @Override
    public FlowFormat format() {
        return FlowFormat.EVE;
    }

    @Override
    public Collection<String> keys() {
        return KEYS;
    }

    @Override
    public boolean fits(JsonFields fields) {
        // pmacct's messages have both too, and other names for hosts.
        return fields.has("event_type") && fields.has("timestamp") && !fields.has("ip_src");
    }

    @Override
    public void read(JsonFields fields, Entry entry) {
        String type = fields.get("event_type");
        if (type == null) {
            entry.damaged("an event_type", "none");
        } else if (type.equals("flow") || type.equals("netflow")) {
            flow(fields, type, entry);
        } else {
            entry.skipped(NAMED.contains(type) ? type + " events" : "other events");
        }
    }

    private static void flow(JsonFields fields, String type, Entry entry) {
        begin(fields.get("host"), entry);
        entry.source("src_ip", fields.get("src_ip"));
        entry.destination("dest_ip", fields.get("dest_ip"));
        entry.port(FlowField.SOURCE_PORT, "src_port", fields.get("src_port"));
        entry.port(FlowField.DESTINATION_PORT, "dest_port", fields.get("dest_port"));
        entry.protocol("proto", fields.get("proto"));
        entry.number(FlowField.ICMP_TYPE, "icmp_type", fields.get("icmp_type"), 255);
        entry.number(FlowField.ICMP_CODE, "icmp_code", fields.get("icmp_code"), 255);
        entry.time(FlowField.FIRST_NANOS, "start", fields.get(type + ".start"));
        entry.time(FlowField.LAST_NANOS, "end", fields.get(type + ".end"));
        count(FlowField.PACKETS, fields.get("flow.pkts_toserver", "netflow.pkts"), entry);
        count(FlowField.REVERSE_PACKETS, fields.get("flow.pkts_toclient"), entry);
        flags(fields, entry);
        entry.accept();
    }

    private static void begin(@Nullable String sensor, Entry entry) {
        if (sensor == null) {
            entry.begin(FlowFormat.EVE);
        } else {
            entry.begin(FlowFormat.EVE, sensor);
        }
    }

    /// Those without a direction are of both.
    private static void flags(JsonFields fields, Entry entry) {
        String toServer = fields.get("tcp.tcp_flags_ts");
        FlowRecord record = entry.record();
        boolean answered =
                record.has(FlowField.REVERSE_PACKETS) && !record.is(FlowField.REVERSE_PACKETS, 0);
        if (toServer == null && !answered) {
            toServer = fields.get("tcp.tcp_flags");
        }
        flags(FlowField.TCP_FLAGS, toServer, entry);
        flags(FlowField.REVERSE_TCP_FLAGS, fields.get("tcp.tcp_flags_tc"), entry);
    }

    private static void count(FlowField field, @Nullable String digits, Entry entry) {
        entry.number(field, "pkts", digits, Long.MAX_VALUE);
    }

    private static void flags(FlowField field, @Nullable String digits, Entry entry) {
        entry.flags(field, "tcp_flags", digits == null ? null : "0x" + digits);
    }
}
