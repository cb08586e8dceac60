package io.portzero.verdict.tool;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A number in a packet's headers that rules can speak of, -1 where the packet has none.
enum Field {
    TTL("ttl", 8),
    IP_ID("ip-id", 16),
    SOURCE("source-address", 32),
    DESTINATION("destination", 32),
    /// The IPv4 address as a little-endian host reads it in memory without swapping its bytes.
    DESTINATION_SWAPPED("destination-swapped", 32),
    SOURCE_PORT("source-port", 16),
    DESTINATION_PORT("destination-port", 16),
    WINDOW("window", 16),
    URGENT("urgent", 16),
    SEQUENCE("sequence", 32),
    ACKNOWLEDGEMENT("acknowledgement", 32),
    MSS("mss", 16),
    WINDOW_SCALE("window-scale", 8),
    TIMESTAMP("timestamp", 32),
    PAYLOAD("payload", 16);

    private final String key;
    private final int bits;

    Field(String key, int bits) {
        this.key = key;
        this.bits = bits;
    }

    static Optional<Field> named(String key) {
        for (Field field : values()) {
            if (field.key.equals(key)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /// The names of the fields that a protocol's packets have.
    static String keysIn(PortProtocol protocol) {
        return Arrays.stream(values())
                .filter(field -> field.isIn(protocol))
                .map(Field::key)
                .collect(Collectors.joining(", "));
    }

    /// Whether a protocol's packets have this field.
    boolean isIn(PortProtocol protocol) {
        return switch (this) {
            case WINDOW, URGENT, ACKNOWLEDGEMENT, MSS, WINDOW_SCALE, TIMESTAMP ->
                    protocol == PortProtocol.TCP;
            case SEQUENCE -> protocol == PortProtocol.TCP || protocol == PortProtocol.SCTP;
            default -> true;
        };
    }

    String key() {
        return key;
    }

    /// How many bits the field has on the wire.
    int bits() {
        return bits;
    }

    long of(ZeroPacket packet) {
        return switch (this) {
            case TTL -> packet.ip().hopLimit();
            case IP_ID -> packet.ip().version() == 4 ? packet.ip().identification() : -1;
            case SOURCE -> ipv4(packet.tuple().source());
            case DESTINATION -> ipv4(packet.tuple().destination());
            case DESTINATION_SWAPPED -> swapped(ipv4(packet.tuple().destination()));
            case SOURCE_PORT -> packet.tuple().sourcePort();
            case DESTINATION_PORT -> packet.tuple().destinationPort();
            case WINDOW -> packet.transport().window();
            case URGENT -> packet.transport().urgentPointer();
            case SEQUENCE -> packet.transport().sequence();
            case ACKNOWLEDGEMENT -> packet.transport().acknowledgement();
            case MSS -> packet.transport().maximumSegmentSize();
            case WINDOW_SCALE -> packet.transport().windowScale();
            case TIMESTAMP -> packet.transport().timestamp();
            case PAYLOAD -> packet.payload().length();
        };
    }

    /// The largest value.
    long maximum() {
        return (1L << bits) - 1;
    }

    private static long swapped(long address) {
        return address < 0 ? -1 : Integer.toUnsignedLong(Integer.reverseBytes((int) address));
    }

    private static long ipv4(Address address) {
        return address.isIpv4() ? address.low() & 0xFFFF_FFFFL : -1;
    }
}
