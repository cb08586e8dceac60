package io.portzero.packet;

/// Which port of a packet is 0.
public enum ZeroSide {
    SOURCE("source"),
    DESTINATION("destination"),
    BOTH("both");

    private final String key;

    ZeroSide(String key) {
        this.key = key;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }

    /// The side in an answer to such a packet, whose ports stand the other way round.
    public ZeroSide answered() {
        return switch (this) {
            case SOURCE -> DESTINATION;
            case DESTINATION -> SOURCE;
            case BOTH -> BOTH;
        };
    }

    /// The side of a packet of which at least one port is 0.
    public static ZeroSide of(int sourcePort, int destinationPort) {
        return sourcePort != 0 ? DESTINATION : destinationPort != 0 ? SOURCE : BOTH;
    }
}
