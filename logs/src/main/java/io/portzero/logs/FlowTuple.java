package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One FlowTuple of an Avro file.
///
/// The fourth version puts tuples of one source, destination network and port together. Of the
/// source ports it keeps those that a fifth of the packets share; only where there was a single one
/// is it the record's. Packet sizes likewise. The TCP flags of later fragments are read from
/// payload, so flags say nothing of a header.
final class FlowTuple {

    private FlowTuple() {}

    static void read(FlowTupleAvro.Fields fields, FlowFormat format, Entry entry) {
        entry.begin(format);
        source(fields, entry);
        if (format == FlowFormat.FLOWTUPLE3) {
            destination(fields, entry);
        }
        entry.port(FlowField.SOURCE_PORT, "src_port", sourcePort(fields, format));
        entry.port(FlowField.DESTINATION_PORT, "dst_port", text(fields.get("dst_port")));
        entry.protocol("protocol", text(fields.get("protocol")));
        entry.time(FlowField.FIRST_NANOS, "time", text(fields.get("time")));
        entry.number(
                FlowField.PACKETS, "packet_cnt", text(fields.get("packet_cnt")), Integer.MAX_VALUE);
        size(fields, format, entry);
        entry.accept();
    }

    private static void source(FlowTupleAvro.Fields fields, Entry entry) {
        HostAddress address = address("src_ip", fields.get("src_ip"), entry);
        if (address != null) {
            entry.record().source(address.high(), address.low());
        }
    }

    private static void destination(FlowTupleAvro.Fields fields, Entry entry) {
        HostAddress address = address("dst_ip", fields.get("dst_ip"), entry);
        if (address != null) {
            entry.record().destination(address.high(), address.low());
        }
    }

    private static @Nullable HostAddress address(String name, @Nullable Object value, Entry entry) {
        if (value == null) {
            return null;
        }
        HostAddress address =
                value instanceof Number number
                        ? HostAddress.ofIpv4(number.longValue())
                        : HostAddress.of(value.toString());
        if (address == null) {
            entry.unreadable(name, "an IP address", value.toString());
        }
        return address;
    }

    private static @Nullable String sourcePort(FlowTupleAvro.Fields fields, FlowFormat format) {
        return format == FlowFormat.FLOWTUPLE3
                ? text(fields.get("src_port"))
                : single("uniq_src_ports", "common_src_ports", fields);
    }

    private static void size(FlowTupleAvro.Fields fields, FlowFormat format, Entry entry) {
        String length =
                format == FlowFormat.FLOWTUPLE3
                        ? text(fields.get("ip_len"))
                        : single("uniq_pkt_sizes", "common_pkt_sizes", fields);
        entry.number(FlowField.BYTES, "length", length, 0xFFFF);
        if (entry.record().has(FlowField.BYTES)) {
            long packets =
                    entry.record().has(FlowField.PACKETS)
                            ? entry.record().get(FlowField.PACKETS)
                            : 1;
            entry.record().set(FlowField.BYTES, entry.record().get(FlowField.BYTES) * packets);
        }
    }

    /// The only value that all packets had; null where there were several.
    private static @Nullable String single(
            String count, String values, FlowTupleAvro.Fields fields) {
        boolean one = "1".equals(text(fields.get(count)));
        return one && fields.get(values) instanceof List<?> list && list.size() == 1
                ? text(list.getFirst())
                : null;
    }

    /// Avro has no unsigned numbers: a negative one stands as it is, and is then named.
    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
