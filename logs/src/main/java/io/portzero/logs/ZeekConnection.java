package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.logs.ZeekColumns.Column;
import io.portzero.packet.Protocol;
import org.jspecify.annotations.Nullable;

/// One connection of Zeek's, whose record is of both directions. Its originator is who began.
///
/// For ICMP the port columns hold the type and the type that answers it, or the code where none
/// does. For protocols whose header Zeek does not read, `proto` is `unknown_transport` and both
/// port columns are 0 for want of anything else.
final class ZeekConnection {

    private static final String UNKNOWN = "unknown_transport";
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private ZeekConnection() {}

    /// Where the values of columns come from.
    @FunctionalInterface
    interface Values {

        /// The value of a column; null where it is unset.
        @Nullable String of(Column column);
    }

    static void read(Values values, Entry entry) {
        entry.begin(FlowFormat.ZEEK);
        entry.source(Column.ORIG_H.key(), values.of(Column.ORIG_H));
        entry.destination(Column.RESP_H.key(), values.of(Column.RESP_H));
        entry.port(FlowField.SOURCE_PORT, Column.ORIG_P.key(), values.of(Column.ORIG_P));
        entry.port(FlowField.DESTINATION_PORT, Column.RESP_P.key(), values.of(Column.RESP_P));
        entry.time(FlowField.FIRST_NANOS, Column.TS.key(), values.of(Column.TS));
        entry.duration(Column.DURATION.key(), values.of(Column.DURATION));
        count(FlowField.PACKETS, Column.ORIG_PKTS, values, entry);
        count(FlowField.BYTES, Column.ORIG_IP_BYTES, values, entry);
        count(FlowField.REVERSE_PACKETS, Column.RESP_PKTS, values, entry);
        count(FlowField.REVERSE_BYTES, Column.RESP_IP_BYTES, values, entry);
        protocol(values, entry);
        history(values.of(Column.HISTORY), entry.record());
        entry.accept();
    }

    private static void count(FlowField field, Column column, Values values, Entry entry) {
        entry.number(field, column.key(), values.of(column), Long.MAX_VALUE);
    }

    private static void history(@Nullable String history, FlowRecord record) {
        if (history != null && record.is(FlowField.PROTOCOL, Protocol.TCP)) {
            flags(FlowField.TCP_FLAGS, ZeekHistory.flags(history, true), record);
            flags(FlowField.REVERSE_TCP_FLAGS, ZeekHistory.flags(history, false), record);
        }
    }

    private static void flags(FlowField field, int flags, FlowRecord record) {
        if (flags > 0) {
            record.set(field, flags);
        }
    }

    private static void protocol(Values values, Entry entry) {
        String name = values.of(Column.PROTO);
        FlowRecord record = entry.record();
        entry.number(
                FlowField.PROTOCOL,
                Column.IP_PROTO.key(),
                values.of(Column.IP_PROTO),
                Entry.MOST_PROTOCOLS);
        if (UNKNOWN.equals(name)) {
            headerNotRead(record);
        } else if (!record.has(FlowField.PROTOCOL) && "icmp".equals(name)) {
            record.set(FlowField.PROTOCOL, isIpv6(record) ? ICMPV6 : ICMP);
        } else if (!record.has(FlowField.PROTOCOL)) {
            entry.protocol(Column.PROTO.key(), name);
        }
    }

    private static void headerNotRead(FlowRecord record) {
        boolean portless = record.has(FlowField.PROTOCOL) && !Protocol.hasPorts(record.protocol());
        record.stateAbsence(
                portless ? FlowReason.NO_PORTS_IN_PROTOCOL : FlowReason.PORTS_NOT_EXPORTED);
    }

    private static boolean isIpv6(FlowRecord record) {
        return record.hasSource()
                && (record.sourceHigh() != 0 || record.sourceLow() >>> 32 != 0xFFFF);
    }
}
