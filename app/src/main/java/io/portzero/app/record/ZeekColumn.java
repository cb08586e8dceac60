package io.portzero.app.record;

import io.portzero.app.record.CollectedRecord.Time;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The columns of the log that is written in the manner of Zeek's `conn.log`: Zeek's names and
/// types where it has the same thing, then what only this program knows.
///
/// A port that is not there is unset, where Zeek itself writes 0.
///
/// @param field the name in `#fields` and in JSON
/// @param type the name in `#types`
/// @param value finds the value in a record
record ZeekColumn(
        String field, String type, Function<CollectedRecord, ? extends Optional<?>> value) {

    /// All columns, in their order.
    static final List<ZeekColumn> ALL =
            List.of(
                    column(
                            "ts",
                            "time",
                            record -> record.time(RecordField.TIME).map(Time::seconds)),
                    column("id.orig_h", "addr", RecordField.SOURCE_ADDRESS),
                    column("id.orig_p", "port", RecordField.SOURCE_PORT),
                    column("id.resp_h", "addr", RecordField.DESTINATION_ADDRESS),
                    column("id.resp_p", "port", RecordField.DESTINATION_PORT),
                    column(
                            "proto",
                            "enum",
                            record -> record.text(RecordField.PROTOCOL).map(ZeekColumn::transport)),
                    column("duration", "interval", ZeekColumn::duration),
                    column(
                            "orig_pkts",
                            "count",
                            record ->
                                    record.isFlow()
                                            ? record.number(RecordField.PACKETS)
                                            : Optional.of(1L)),
                    column("orig_ip_bytes", "count", RecordField.BYTES),
                    column("resp_pkts", "count", RecordField.REVERSE_PACKETS),
                    column("resp_ip_bytes", "count", RecordField.REVERSE_BYTES),
                    column("ip_proto", "count", ProtocolNumbers::of),
                    column("community_id", "string", RecordField.COMMUNITY_ID),
                    column("community_id_form", "string", RecordField.COMMUNITY_ID_FORM),
                    column("provenance", "string", ZeekColumn::provenance),
                    column("reason", "string", RecordField.REASON),
                    column("reason_confidence", "double", RecordField.PROVENANCE_CONFIDENCE),
                    column("scope", "string", RecordField.SCOPE),
                    column("side", "string", RecordField.SIDE),
                    column("raw_orig_p", "count", RecordField.RAW_SOURCE_PORT),
                    column("raw_resp_p", "count", RecordField.RAW_DESTINATION_PORT),
                    column("icmp_type", "count", RecordField.ICMP_TYPE),
                    column("icmp_code", "count", RecordField.ICMP_CODE),
                    column("tcp_flags", "string", RecordField.TCP_FLAGS),
                    column("resp_tcp_flags", "string", RecordField.REVERSE_TCP_FLAGS),
                    column("nested_orig_h", "addr", RecordField.NESTED_SOURCE_ADDRESS),
                    column("nested_orig_p", "port", RecordField.NESTED_SOURCE_PORT),
                    column("nested_resp_h", "addr", RecordField.NESTED_DESTINATION_ADDRESS),
                    column("nested_resp_p", "port", RecordField.NESTED_DESTINATION_PORT),
                    column("nested_proto", "string", RecordField.NESTED_PROTOCOL),
                    column("verdict_number", "count", RecordField.VERDICT_NUMBER),
                    column("cause", "string", RecordField.CAUSE),
                    column("cause_confidence", "double", RecordField.CONFIDENCE),
                    column("severity", "string", RecordField.SEVERITY),
                    column("why", "string", RecordField.WHY),
                    column("exporter", "string", RecordField.EXPORTER),
                    column("observation_domain", "count", RecordField.OBSERVATION_DOMAIN),
                    column("input", "string", RecordField.INPUT),
                    column("packet", "count", RecordField.PACKET),
                    column("flow_record", "count", RecordField.FLOW_RECORD),
                    column("file_offset", "count", RecordField.FILE_OFFSET));

    private static ZeekColumn column(String field, String type, RecordField source) {
        return column(field, type, record -> Optional.ofNullable(record.get(source)));
    }

    private static ZeekColumn column(
            String field, String type, Function<CollectedRecord, ? extends Optional<?>> value) {
        return new ZeekColumn(field, type, value);
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
