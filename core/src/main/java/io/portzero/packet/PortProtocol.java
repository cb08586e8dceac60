package io.portzero.packet;

/// The protocols whose packets have ports.
public enum PortProtocol {
    TCP(Protocol.TCP, "tcp", "TCP"),
    UDP(Protocol.UDP, "udp", "UDP"),
    SCTP(Protocol.SCTP, "sctp", "SCTP"),
    DCCP(Protocol.DCCP, "dccp", "DCCP"),
    UDPLITE(Protocol.UDPLITE, "udplite", "UDP-Lite");

    private final int number;
    private final String key;
    private final String displayName;

    PortProtocol(int number, String key, String displayName) {
        this.number = number;
        this.key = key;
        this.displayName = displayName;
    }

    /// The IP protocol number.
    public int number() {
        return number;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }

    /// The name that people know.
    public String displayName() {
        return displayName;
    }

    /// Whether it is UDP or UDP-Lite: datagrams without a connection.
    public boolean isUdp() {
        return this == UDP || this == UDPLITE;
    }

    /// The protocol with the IP protocol number, which must be one of these.
    public static PortProtocol of(int number) {
        return switch (number) {
            case Protocol.TCP -> TCP;
            case Protocol.UDP -> UDP;
            case Protocol.SCTP -> SCTP;
            case Protocol.DCCP -> DCCP;
            case Protocol.UDPLITE -> UDPLITE;
            default -> throw new IllegalArgumentException("protocol " + number + " has no ports");
        };
    }
}
