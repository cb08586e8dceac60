package io.portzero.packet;

/// Why a decoder went no further, for counting and for the message.
public enum StopReason {
    /// Nothing stopped it.
    NONE("not stopped"),
    /// The link type is not one of those that can be read.
    UNKNOWN_LINK_TYPE("unknown link type"),
    /// The link-layer header is longer than what was captured.
    LINK_HEADER_CUT("link header cut"),
    /// A link-layer header contradicts itself.
    LINK_HEADER_IMPOSSIBLE("impossible link header"),
    /// The payload of the frame is encrypted.
    ENCRYPTED_FRAME("encrypted frame"),
    /// The IP header is longer than what was captured.
    IP_HEADER_CUT("IP header cut"),
    /// The version nibble contradicts the link layer.
    IP_VERSION_WRONG("wrong IP version"),
    /// The IPv4 header length is below five words (RFC 791 §3.1).
    IP_HEADER_LENGTH_IMPOSSIBLE("IPv4 header length below 20"),
    /// The IPv4 total length is shorter than the header.
    IP_TOTAL_LENGTH_IMPOSSIBLE("IPv4 total length below its header"),
    /// An IPv6 extension header runs past what was captured or past the payload length.
    EXTENSION_HEADER_CUT("IPv6 extension header cut"),
    /// The capture ended before the four port bytes.
    PORTS_CUT_BY_CAPTURE("ports beyond the captured bytes"),
    /// The IP length ended before the four port bytes.
    PORTS_CUT_BY_IP_LENGTH("ports beyond the IP length"),
    /// More nested headers than a real packet has.
    NESTED_TOO_DEEP("headers nested too deeply");

    private final String text;

    StopReason(String text) {
        this.text = text;
    }

    /// A few words for tables and messages.
    public String text() {
        return text;
    }
}
