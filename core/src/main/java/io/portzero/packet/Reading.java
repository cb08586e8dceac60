package io.portzero.packet;

/// What is known about the ports of one packet's outermost transport header.
///
/// Every packet has exactly one reading, so the counts of all readings add up to the packets read.
public enum Reading {
    /// Both port fields were on the wire and were captured.
    OBSERVED("observed"),
    /// A later fragment: the ports are in another packet (RFC 791 §3.2, RFC 8200 §4.5).
    NON_FIRST_FRAGMENT("nonFirstFragment"),
    /// The protocol has no ports: ICMP, IGMP, GRE, ESP and the like.
    NO_PORTS_IN_PROTOCOL("noPortsInProtocol"),
    /// A transport header begins here, but fewer than its four port bytes were captured.
    TRUNCATED("truncated"),
    /// A header is impossible or cut before the transport, or the link type is unknown.
    UNDECODABLE("undecodable"),
    /// The frame is known to carry something that is not IP.
    NOT_IP("notIp");

    private final String key;

    Reading(String key) {
        this.key = key;
    }

    /// The name in JSON and in tables.
    public String key() {
        return key;
    }
}
