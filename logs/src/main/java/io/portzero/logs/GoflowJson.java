package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// goflow2's messages as JSON, with the names of its first version too.
///
/// It prints a field that the exporter did not send as 0. So a 0 says nothing, except in what it
/// read from sFlow's sampled headers itself.
final class GoflowJson implements JsonFormat {

    private static final List<String> KEYS =
            List.of(
                    "src_addr", "SrcAddr",
                    "dst_addr", "DstAddr",
                    "src_port", "SrcPort",
                    "dst_port", "DstPort",
                    "proto", "Proto",
                    "sampler_address", "SamplerAddress",
                    "sequence_num", "SequenceNum",
                    "type", "Type",
                    "etype", "Etype",
                    "bytes", "Bytes",
                    "packets", "Packets",
                    "sampling_rate", "SamplingRate",
                    "tcp_flags", "TCPFlags",
                    "icmp_type", "IcmpType",
                    "icmp_code", "IcmpCode",
                    "fragment_offset", "FragmentOffset",
                    "time_flow_start_ns", "time_flow_start",
                    "time_flow_end_ns", "time_flow_end",
                    "TimeFlowStart", "TimeFlowEnd");

    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    @Override
    public FlowFormat format() {
        return FlowFormat.GOFLOW2;
    }

    @Override
    public Collection<String> keys() {
        return KEYS;
    }

    @Override
    public boolean fits(JsonFields fields) {
        boolean hosts = fields.get("src_addr", "SrcAddr") != null;
        return hosts
                && (fields.get("sampler_address", "SamplerAddress") != null
                        || fields.get("sequence_num", "SequenceNum") != null
                        || fields.get("type", "Type") != null);
    }

    @Override
    public void read(JsonFields fields, Entry entry) {
        if (fields.get("src_addr", "SrcAddr") == null && fields.get("proto", "Proto") == null) {
            entry.damaged("src_addr or proto", "neither");
            return;
        }
        begin(sent(fields.get("sampler_address", "SamplerAddress")), entry);
        entry.source("src_addr", sent(fields.get("src_addr", "SrcAddr")));
        entry.destination("dst_addr", sent(fields.get("dst_addr", "DstAddr")));
        entry.port(FlowField.SOURCE_PORT, "src_port", fields.get("src_port", "SrcPort"));
        entry.port(FlowField.DESTINATION_PORT, "dst_port", fields.get("dst_port", "DstPort"));
        entry.protocol("proto", fields.get("proto", "Proto"));
        counters(fields, entry);
        boolean sampledHeader = isSflow(fields);
        icmp(fields, sampledHeader, entry);
        fragment(fields, sampledHeader, entry);
        if (sampledHeader && notIp(fields.get("etype", "Etype"))) {
            entry.record().stateAbsence(FlowReason.NOT_IP);
        }
        entry.accept();
    }

    private static void begin(@Nullable String sampler, Entry entry) {
        if (sampler == null) {
            entry.begin(FlowFormat.GOFLOW2);
        } else {
            entry.begin(FlowFormat.GOFLOW2, sampler);
        }
    }

    private static boolean isSflow(JsonFields fields) {
        String type = fields.get("type", "Type");
        return type != null && (type.equals("SFLOW_5") || type.equals("1"));
    }

    private static void counters(JsonFields fields, Entry entry) {
        entry.number(FlowField.BYTES, "bytes", fields.get("bytes", "Bytes"), Long.MAX_VALUE);
        entry.number(
                FlowField.PACKETS, "packets", fields.get("packets", "Packets"), Long.MAX_VALUE);
        entry.number(
                FlowField.SAMPLING_INTERVAL,
                "sampling_rate",
                sent(fields.get("sampling_rate", "SamplingRate")),
                Long.MAX_VALUE);
        entry.time(FlowField.FIRST_NANOS, "time_flow_start", time(fields, "start", "Start"));
        entry.time(FlowField.LAST_NANOS, "time_flow_end", time(fields, "end", "End"));
        entry.flags("tcp_flags", fields.get("tcp_flags", "TCPFlags"));
    }

    private static @Nullable String time(JsonFields fields, String name, String oldName) {
        String nanos = fields.get("time_flow_" + name + "_ns", "time_flow_" + name);
        return sent(nanos == null ? fields.get("TimeFlow" + oldName) : nanos);
    }

    private static void icmp(JsonFields fields, boolean sampledHeader, Entry entry) {
        FlowRecord record = entry.record();
        if (!record.is(FlowField.PROTOCOL, ICMP) && !record.is(FlowField.PROTOCOL, ICMPV6)) {
            return;
        }
        String type = fields.get("icmp_type", "IcmpType");
        String code = fields.get("icmp_code", "IcmpCode");
        if (sampledHeader || sent(type) != null || sent(code) != null) {
            entry.number(FlowField.ICMP_TYPE, "icmp_type", type, 255);
            entry.number(FlowField.ICMP_CODE, "icmp_code", code, 255);
        }
    }

    private static void fragment(JsonFields fields, boolean sampledHeader, Entry entry) {
        String offset = fields.get("fragment_offset", "FragmentOffset");
        entry.number(
                FlowField.FRAGMENT_OFFSET,
                "fragment_offset",
                sampledHeader ? offset : sent(offset),
                0xFFFF);
    }

    private static boolean notIp(@Nullable String etype) {
        return etype != null
                && !etype.equals("0")
                && !etype.startsWith("IPv")
                && !etype.equals("2048")
                && !etype.equals("34525");
    }

    /// A value that the exporter may have sent: not empty and not 0.
    private static @Nullable String sent(@Nullable String value) {
        return value == null || value.isEmpty() || value.equals("0") ? null : value;
    }
}
