package io.portzero.flow.datagram;

import io.portzero.flow.FlowField;
import org.jspecify.annotations.Nullable;

/// The information elements that are read, by IANA's numbers, which NetFlow v9 shares up to 127.
enum Element {
    SOURCE_IPV4(null),
    DESTINATION_IPV4(null),
    SOURCE_IPV6(null),
    DESTINATION_IPV6(null),
    BYTES(FlowField.BYTES),
    PACKETS(FlowField.PACKETS),
    PROTOCOL(FlowField.PROTOCOL),
    TCP_FLAGS(FlowField.TCP_FLAGS),
    SOURCE_PORT(FlowField.SOURCE_PORT),
    DESTINATION_PORT(FlowField.DESTINATION_PORT),
    /// The ports of one protocol: 0 in records of another (elements 180 to 183).
    UDP_SOURCE_PORT(null),
    UDP_DESTINATION_PORT(null),
    TCP_SOURCE_PORT(null),
    TCP_DESTINATION_PORT(null),
    ICMP_TYPE_CODE(FlowField.ICMP_TYPE_CODE),
    ICMP_TYPE(FlowField.ICMP_TYPE),
    ICMP_CODE(FlowField.ICMP_CODE),
    FRAGMENT_OFFSET(FlowField.FRAGMENT_OFFSET),
    FRAGMENT_FLAGS(FlowField.FRAGMENT_FLAGS),
    SAMPLING_INTERVAL(FlowField.SAMPLING_INTERVAL),
    /// Packets left out after those that an interval took (element 306).
    SAMPLING_SPACE(null),
    /// Of a population (310) so many are taken (309).
    SAMPLING_SIZE(null),
    SAMPLING_POPULATION(null),
    /// With what probability a packet is taken (element 311), a floating-point number.
    SAMPLING_PROBABILITY(null),
    SAMPLER(FlowField.SAMPLER),
    BOOT_MILLIS(FlowField.BOOT_MILLIS),
    FIRST_UPTIME(null),
    LAST_UPTIME(null),
    FIRST_SECONDS(FlowField.FIRST_NANOS),
    LAST_SECONDS(FlowField.LAST_NANOS),
    FIRST_MILLIS(FlowField.FIRST_NANOS),
    LAST_MILLIS(FlowField.LAST_NANOS),
    FIRST_FRACTION(FlowField.FIRST_NANOS),
    LAST_FRACTION(FlowField.LAST_NANOS),
    FIRST_DELTA_MICROS(FlowField.FIRST_NANOS),
    LAST_DELTA_MICROS(FlowField.LAST_NANOS),
    /// From the first packet to the last one, which may be told by it (elements 161 and 162).
    DURATION_MILLIS(null),
    DURATION_MICROS(null),
    /// When something was seen that has no length in time (elements 322 to 325).
    EVENT_SECONDS(FlowField.FIRST_NANOS),
    EVENT_MILLIS(FlowField.FIRST_NANOS),
    /// YAF's: the flags of the first packet, and those of all others together.
    INITIAL_TCP_FLAGS(FlowField.TCP_FLAGS),
    UNION_TCP_FLAGS(FlowField.TCP_FLAGS),
    /// Who began (element 239).
    BIFLOW_DIRECTION(FlowField.BIFLOW_DIRECTION),
    /// The other direction of a biflow (RFC 5103).
    REVERSE_BYTES(FlowField.REVERSE_BYTES),
    REVERSE_PACKETS(FlowField.REVERSE_PACKETS),
    REVERSE_TCP_FLAGS(FlowField.REVERSE_TCP_FLAGS),
    REVERSE_INITIAL_TCP_FLAGS(FlowField.REVERSE_TCP_FLAGS),
    REVERSE_UNION_TCP_FLAGS(FlowField.REVERSE_TCP_FLAGS),
    REVERSE_FIRST_UPTIME(null),
    REVERSE_LAST_UPTIME(null),
    REVERSE_FIRST_SECONDS(FlowField.REVERSE_FIRST_NANOS),
    REVERSE_LAST_SECONDS(FlowField.REVERSE_LAST_NANOS),
    REVERSE_FIRST_MILLIS(FlowField.REVERSE_FIRST_NANOS),
    REVERSE_LAST_MILLIS(FlowField.REVERSE_LAST_NANOS),
    REVERSE_FIRST_FRACTION(FlowField.REVERSE_FIRST_NANOS),
    REVERSE_LAST_FRACTION(FlowField.REVERSE_LAST_NANOS),
    REVERSE_FIRST_DELTA_MICROS(FlowField.REVERSE_FIRST_NANOS),
    REVERSE_LAST_DELTA_MICROS(FlowField.REVERSE_LAST_NANOS),
    /// YAF's: milliseconds between the first packets of both directions.
    REVERSE_DELAY_MILLIS(null),
    /// The first bytes of the packet itself (elements 104 and 313 to 315): not read, but they say
    /// that the record is of a packet.
    PACKET_SECTION(null);

    /// The enterprise number of the other direction's elements, which have the numbers of the first
    /// one's (RFC 5103 §6.1).
    private static final int REVERSE = 29_305;

    /// CERT's, whose own elements have a bit more in the other direction (libfixbuf).
    private static final int CERT = 6_871;

    private static final int REVERSE_OF_CERT = 0x4000;

    private final @Nullable FlowField field;

    Element(@Nullable FlowField field) {
        this.field = field;
    }

    /// The field that it fills; null where it takes more than that.
    @Nullable FlowField field() {
        return field;
    }

    /// The element with a number, null where it is not read.
    static @Nullable Element of(int enterprise, int number) {
        return switch (enterprise) {
            case 0 -> of(number);
            case REVERSE -> reverse(number);
            case CERT -> ofCert(number);
            default -> null;
        };
    }

    private static @Nullable Element of(int number) {
        return switch (number) {
            case 8 -> SOURCE_IPV4;
            case 12 -> DESTINATION_IPV4;
            case 27 -> SOURCE_IPV6;
            case 28 -> DESTINATION_IPV6;
            case 1, 85, 231 -> BYTES;
            case 2, 86, 298 -> PACKETS;
            case 232 -> REVERSE_BYTES;
            case 299 -> REVERSE_PACKETS;
            case 239 -> BIFLOW_DIRECTION;
            case 4 -> PROTOCOL;
            case 6 -> TCP_FLAGS;
            case 7 -> SOURCE_PORT;
            case 11 -> DESTINATION_PORT;
            case 180 -> UDP_SOURCE_PORT;
            case 181 -> UDP_DESTINATION_PORT;
            case 182 -> TCP_SOURCE_PORT;
            case 183 -> TCP_DESTINATION_PORT;
            case 32, 139 -> ICMP_TYPE_CODE;
            case 176, 178 -> ICMP_TYPE;
            case 177, 179 -> ICMP_CODE;
            case 88 -> FRAGMENT_OFFSET;
            case 197 -> FRAGMENT_FLAGS;
            default -> samplingOrTime(number);
        };
    }

    private static @Nullable Element reverse(int number) {
        return switch (number) {
            case 1, 85 -> REVERSE_BYTES;
            case 2, 86 -> REVERSE_PACKETS;
            case 6 -> REVERSE_TCP_FLAGS;
            case 22 -> REVERSE_FIRST_UPTIME;
            case 21 -> REVERSE_LAST_UPTIME;
            case 150 -> REVERSE_FIRST_SECONDS;
            case 151 -> REVERSE_LAST_SECONDS;
            case 152 -> REVERSE_FIRST_MILLIS;
            case 153 -> REVERSE_LAST_MILLIS;
            case 154, 156 -> REVERSE_FIRST_FRACTION;
            case 155, 157 -> REVERSE_LAST_FRACTION;
            case 158 -> REVERSE_FIRST_DELTA_MICROS;
            case 159 -> REVERSE_LAST_DELTA_MICROS;
            default -> null;
        };
    }

    private static @Nullable Element ofCert(int number) {
        return switch (number) {
            case 14 -> INITIAL_TCP_FLAGS;
            case 15 -> UNION_TCP_FLAGS;
            case 14 | REVERSE_OF_CERT -> REVERSE_INITIAL_TCP_FLAGS;
            case 15 | REVERSE_OF_CERT -> REVERSE_UNION_TCP_FLAGS;
            case 21 -> REVERSE_DELAY_MILLIS;
            default -> null;
        };
    }

    private static @Nullable Element samplingOrTime(int number) {
        return switch (number) {
            case 34, 50, 305 -> SAMPLING_INTERVAL;
            case 306 -> SAMPLING_SPACE;
            case 309 -> SAMPLING_SIZE;
            case 310 -> SAMPLING_POPULATION;
            case 311 -> SAMPLING_PROBABILITY;
            case 48, 302 -> SAMPLER;
            case 160 -> BOOT_MILLIS;
            case 22 -> FIRST_UPTIME;
            case 21 -> LAST_UPTIME;
            case 150 -> FIRST_SECONDS;
            case 151 -> LAST_SECONDS;
            case 152 -> FIRST_MILLIS;
            case 153 -> LAST_MILLIS;
            case 154, 156 -> FIRST_FRACTION;
            case 155, 157 -> LAST_FRACTION;
            case 158 -> FIRST_DELTA_MICROS;
            case 159 -> LAST_DELTA_MICROS;
            case 161 -> DURATION_MILLIS;
            case 162 -> DURATION_MICROS;
            case 322 -> EVENT_SECONDS;
            case 323 -> EVENT_MILLIS;
            case 104, 313, 314, 315 -> PACKET_SECTION;
            default -> null;
        };
    }
}
