package io.portzero.app.record;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.IcmpConvention;
import io.portzero.packet.Protocol;
import java.util.Optional;
import java.util.OptionalInt;

/// The type and the code of ICMP, from wherever an exporter put them.
///
/// @param type empty where the record does not say: both port fields are 0
/// @param code empty where the convention has no room for it
record FlowIcmp(IcmpConvention convention, OptionalInt type, OptionalInt code) {

    private static final int BYTE = 0xFF;

    /// What a record says; empty where it is not of ICMP, or says nothing about it.
    static Optional<FlowIcmp> of(FlowRecord record) {
        boolean icmp =
                record.is(FlowField.PROTOCOL, Protocol.ICMP)
                        || record.is(FlowField.PROTOCOL, Protocol.ICMPV6);
        boolean own = record.has(FlowField.ICMP_TYPE_CODE) || record.has(FlowField.ICMP_TYPE);
        boolean ports = record.has(FlowField.SOURCE_PORT) && record.has(FlowField.DESTINATION_PORT);
        return icmp && (own || ports) ? Optional.of(read(record)) : Optional.empty();
    }

    private static FlowIcmp read(FlowRecord record) {
        IcmpConvention convention = IcmpConvention.of(record);
        return switch (convention) {
            case OWN_FIELD ->
                    record.has(FlowField.ICMP_TYPE_CODE)
                            ? bytes(convention, record.get(FlowField.ICMP_TYPE_CODE))
                            : ownFields(record);
            case DESTINATION_PORT -> bytes(convention, record.get(FlowField.DESTINATION_PORT));
            case SOURCE_PORT -> bytes(convention, record.get(FlowField.SOURCE_PORT));
            case TWO_PORTS ->
                    new FlowIcmp(
                            convention,
                            number(record.get(FlowField.SOURCE_PORT)),
                            number(record.get(FlowField.DESTINATION_PORT)));
            case COUNTERPART ->
                    new FlowIcmp(
                            convention,
                            number(record.get(FlowField.SOURCE_PORT)),
                            OptionalInt.empty());
            case BOTH_ZERO -> new FlowIcmp(convention, OptionalInt.empty(), OptionalInt.empty());
        };
    }

    private static FlowIcmp ownFields(FlowRecord record) {
        return new FlowIcmp(
                IcmpConvention.OWN_FIELD,
                number(record.get(FlowField.ICMP_TYPE)),
                record.has(FlowField.ICMP_CODE)
                        ? number(record.get(FlowField.ICMP_CODE))
                        : OptionalInt.empty());
    }

    private static FlowIcmp bytes(IcmpConvention convention, long typeAndCode) {
        return new FlowIcmp(convention, number(typeAndCode >>> 8), number(typeAndCode));
    }

    private static OptionalInt number(long value) {
        return OptionalInt.of((int) value & BYTE);
    }
}
