package io.portzero.flow;

/// Where an exporter puts the type and the code of ICMP.
public enum IcmpConvention {
    /// Elements of their own (32, 139, 176 to 179): the port fields mean nothing.
    OWN_FIELD("ownField", "type and code have fields of their own"),
    /// Cisco's: source 0, destination type × 256 + code.
    DESTINATION_PORT("destinationPort", "type × 256 + code is the destination port"),
    /// The two bytes type and code in the source port, as some Cisco devices do.
    SOURCE_PORT("sourcePort", "the bytes type and code are the source port"),
    /// sflowtool's and the telescopes': type as source, code as destination.
    TWO_PORTS("twoPorts", "type is the source port, code the destination port"),
    /// Zeek's: the type, and the type that answers it: 8 and 0 for a ping.
    COUNTERPART("counterpart", "type is the source port, the answering type the destination port"),
    /// Both 0: an echo reply, or nothing was exported.
    BOTH_ZERO("bothZero", "both ports are 0: an echo reply, or left empty");

    private final String key;
    private final String text;

    IcmpConvention(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }

    /// The convention in words, as reports show it.
    public String text() {
        return text;
    }

    /// What the fields of a record suggest, whose protocol is ICMP or ICMPv6 and which has both
    /// port fields, or a field for ICMP.
    public static IcmpConvention of(FlowRecord record) {
        if (record.has(FlowField.ICMP_TYPE_CODE) || record.has(FlowField.ICMP_TYPE)) {
            return OWN_FIELD;
        }
        long source = record.get(FlowField.SOURCE_PORT);
        long destination = record.get(FlowField.DESTINATION_PORT);
        return record.format() == FlowFormat.ZEEK
                ? ofZeek(source, destination)
                : of(source, destination);
    }

    // Types that nothing answers have their code in the other column.
    private static IcmpConvention ofZeek(long source, long destination) {
        return destination == counterpart(source) ? COUNTERPART : TWO_PORTS;
    }

    private static IcmpConvention of(long source, long destination) {
        if (source == 0) {
            return destination == 0 ? BOTH_ZERO : fromZero(destination);
        }
        if (source > 255) {
            return SOURCE_PORT;
        }
        return destination != 0 && destination == counterpart(source) ? COUNTERPART : TWO_PORTS;
    }

    // Types 1 and 2 are not assigned in ICMP, so a small number is Zeek's 0 to 8.
    private static IcmpConvention fromZero(long destination) {
        return destination == counterpart(0) ? COUNTERPART : DESTINATION_PORT;
    }

    /// The type that answers a type, as Zeek pairs them; -1 where none does.
    private static long counterpart(long type) {
        return switch ((int) type) {
            case 0 -> 8;
            case 8 -> 0;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 17 -> 18;
            case 18 -> 17;
            case 128 -> 129;
            case 129 -> 128;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            default -> -1;
        };
    }
}
