package io.portzero.app.record;

import io.portzero.app.record.CollectedRecord.Time;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/// The columns of the log that is written in the manner of Zeek's `conn.log`: Zeek's names and
/// types where it has the same thing, then what only this program knows.
///
/// A port that is not there is unset, where Zeek itself writes 0.
enum ZeekColumn {
    TS("ts", "time", record -> record.time(RecordField.TIME).map(Time::seconds)),
    ORIG_H("id.orig_h", "addr", RecordField.SOURCE_ADDRESS),
    ORIG_P("id.orig_p", "port", RecordField.SOURCE_PORT),
    RESP_H("id.resp_h", "addr", RecordField.DESTINATION_ADDRESS),
    RESP_P("id.resp_p", "port", RecordField.DESTINATION_PORT),
    PROTO("proto", "enum", record -> record.text(RecordField.PROTOCOL).map(ZeekColumn::transport)),
    DURATION("duration", "interval", ZeekColumn::duration),
    ORIG_PKTS(
            "orig_pkts",
            "count",
            record -> record.isFlow() ? record.number(RecordField.PACKETS) : Optional.of(1L)),
    ORIG_IP_BYTES("orig_ip_bytes", "count", RecordField.BYTES),
    IP_PROTO("ip_proto", "count", ProtocolNumbers::of),
    COMMUNITY_ID("community_id", "string", RecordField.COMMUNITY_ID),
    COMMUNITY_ID_FORM("community_id_form", "string", RecordField.COMMUNITY_ID_FORM),
    PROVENANCE("provenance", "string", ZeekColumn::provenance),
    REASON("reason", "string", RecordField.REASON),
    REASON_CONFIDENCE("reason_confidence", "double", RecordField.PROVENANCE_CONFIDENCE),
    SCOPE("scope", "string", RecordField.SCOPE),
    SIDE("side", "string", RecordField.SIDE),
    RAW_ORIG_P("raw_orig_p", "count", RecordField.RAW_SOURCE_PORT),
    RAW_RESP_P("raw_resp_p", "count", RecordField.RAW_DESTINATION_PORT),
    ICMP_TYPE("icmp_type", "count", RecordField.ICMP_TYPE),
    ICMP_CODE("icmp_code", "count", RecordField.ICMP_CODE),
    TCP_FLAGS("tcp_flags", "string", RecordField.TCP_FLAGS),
    NESTED_ORIG_H("nested_orig_h", "addr", RecordField.NESTED_SOURCE_ADDRESS),
    NESTED_ORIG_P("nested_orig_p", "port", RecordField.NESTED_SOURCE_PORT),
    NESTED_RESP_H("nested_resp_h", "addr", RecordField.NESTED_DESTINATION_ADDRESS),
    NESTED_RESP_P("nested_resp_p", "port", RecordField.NESTED_DESTINATION_PORT),
    NESTED_PROTO("nested_proto", "string", RecordField.NESTED_PROTOCOL),
    CAUSE("cause", "string", RecordField.CAUSE),
    CAUSE_CONFIDENCE("cause_confidence", "double", RecordField.CONFIDENCE),
    WHY("why", "string", RecordField.WHY),
    EXPORTER("exporter", "string", RecordField.EXPORTER),
    OBSERVATION_DOMAIN("observation_domain", "count", RecordField.OBSERVATION_DOMAIN),
    INPUT("input", "string", RecordField.INPUT),
    PACKET("packet", "count", RecordField.PACKET),
    FLOW_RECORD("flow_record", "count", RecordField.FLOW_RECORD),
    FILE_OFFSET("file_offset", "count", RecordField.FILE_OFFSET);

    private final String field;
    private final String type;
    private final Function<CollectedRecord, ? extends Optional<?>> value;

    ZeekColumn(String field, String type, RecordField source) {
        this(field, type, record -> Optional.ofNullable(record.get(source)));
    }

    ZeekColumn(String field, String type, Function<CollectedRecord, ? extends Optional<?>> value) {
        this.field = field;
        this.type = type;
        this.value = value;
    }

    /// The name in `#fields` and in JSON.
    String field() {
        return field;
    }

    /// The name in `#types`.
    String type() {
        return type;
    }

    /// The value: a text, a whole number or a decimal; empty where it is unset.
    Optional<?> of(CollectedRecord record) {
        return value.apply(record);
    }

    /// Zeek's enum transport_proto.
    private static String transport(String protocol) {
        return switch (protocol) {
            case "tcp", "udp", "icmp" -> protocol;
            case "icmpv6" -> "icmp";
            default -> "unknown_transport";
        };
    }

    private static Optional<BigDecimal> duration(CollectedRecord record) {
        Optional<BigDecimal> first = record.time(RecordField.TIME).map(Time::seconds);
        Optional<BigDecimal> last = record.time(RecordField.LAST_TIME).map(Time::seconds);
        return first.isPresent() && last.isPresent()
                ? Optional.of(last.get().subtract(first.get()))
                : Optional.empty();
    }

    /// What is known about the ports, of a packet or of a flow record.
    private static Optional<?> provenance(CollectedRecord record) {
        return Optional.ofNullable(
                record.get(record.isFlow() ? RecordField.PROVENANCE : RecordField.READING));
    }
}
