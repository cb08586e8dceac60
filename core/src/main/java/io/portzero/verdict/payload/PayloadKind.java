package io.portzero.verdict.payload;

/// The protocol that a payload speaks.
public enum PayloadKind {
    /// There is no payload, or it was not captured.
    NONE("none"),
    /// There is one, and it is none of the others.
    UNKNOWN("unknown"),
    /// Every byte is the same.
    CONSTANT("one byte repeated"),
    DNS_QUERY("DNS query"),
    DNS_RESPONSE("DNS response"),
    NTP_REQUEST("NTP request"),
    NTP_RESPONSE("NTP response"),
    BITTORRENT_DHT("BitTorrent DHT"),
    BITTORRENT_UTP("BitTorrent uTP"),
    BITTORRENT_PEER("BitTorrent peer protocol"),
    SIP("SIP"),
    SSDP("SSDP"),
    STUN("STUN"),
    SNMP("SNMP"),
    MEMCACHED("memcached"),
    CLDAP("CLDAP"),
    QUIC("QUIC"),
    DTLS("DTLS"),
    TLS("TLS"),
    HTTP("HTTP"),
    SSH("SSH"),
    COAP("CoAP"),
    NETBIOS("NetBIOS name service"),
    RTP("RTP");

    private final String words;

    PayloadKind(String words) {
        this.words = words;
    }

    /// Whether only servers send it.
    public boolean isResponse() {
        return this == DNS_RESPONSE || this == NTP_RESPONSE;
    }

    /// Whether it is peer-to-peer traffic, whose peers announce ports to each other.
    public boolean isPeerToPeer() {
        return this == BITTORRENT_DHT || this == BITTORRENT_UTP || this == BITTORRENT_PEER;
    }

    /// Whether it names a protocol.
    public boolean isKnown() {
        return this != NONE && this != UNKNOWN && this != CONSTANT;
    }

    /// The protocol's name.
    public String words() {
        return words;
    }
}
