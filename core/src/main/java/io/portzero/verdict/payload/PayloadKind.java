package io.portzero.verdict.payload;

/// The protocol that a payload speaks.
public enum PayloadKind {
    /// There is no payload, or it was not captured.
    NONE("none"),
    /// There is one, and it is none of the others.
    UNKNOWN("unknown"),
    /// Every byte is the same.
    CONSTANT("one byte repeated"),
    /// Also multicast DNS and LLMNR, which have the same form.
    DNS_QUERY("DNS query"),
    DNS_RESPONSE("DNS response"),
    NTP_REQUEST("NTP request"),
    NTP_RESPONSE("NTP response"),
    /// Mode 6, the control messages of `ntpq`.
    NTP_CONTROL("NTP control message"),
    /// Mode 7, the private messages of `ntpdc`, among them the list of clients (monlist).
    NTP_PRIVATE("NTP private message (monlist)"),
    BITTORRENT_DHT("BitTorrent DHT"),
    BITTORRENT_UTP("BitTorrent uTP"),
    BITTORRENT_PEER("BitTorrent peer protocol"),
    BITTORRENT_TRACKER("BitTorrent tracker protocol"),
    SIP("SIP"),
    SIP_RESPONSE("SIP response"),
    SSDP("SSDP"),
    SSDP_RESPONSE("SSDP response"),
    STUN("STUN"),
    SNMP("SNMP"),
    MEMCACHED("memcached"),
    CLDAP("CLDAP"),
    LDAP("LDAP"),
    QUIC("QUIC"),
    /// What a server says to a version that it does not know.
    QUIC_VERSIONS("QUIC version negotiation"),
    DTLS("DTLS"),
    TLS("TLS"),
    HTTP("HTTP"),
    SSH("SSH"),
    COAP("CoAP"),
    NETBIOS("NetBIOS name service"),
    /// Also RTCP.
    RTP("RTP"),
    WIREGUARD("WireGuard"),
    OPENVPN("OpenVPN"),
    IKE("IKE"),
    L2TP("L2TP"),
    GTP("GTP"),
    RADIUS("RADIUS"),
    SYSLOG("syslog"),
    TFTP("TFTP"),
    RDP("RDP"),
    RPC("ONC RPC"),
    WAKE_ON_LAN("Wake-on-LAN");

    private final String words;

    PayloadKind(String words) {
        this.words = words;
    }

    /// Whether only servers send it.
    public boolean isResponse() {
        return this == DNS_RESPONSE
                || this == NTP_RESPONSE
                || this == SIP_RESPONSE
                || this == SSDP_RESPONSE
                || this == QUIC_VERSIONS;
    }

    /// Whether it is peer-to-peer traffic, whose peers announce ports to each other.
    public boolean isPeerToPeer() {
        return this == BITTORRENT_DHT || this == BITTORRENT_UTP || this == BITTORRENT_PEER;
    }

    /// Whether it finds its receiver at whatever port: 0 is as good as any.
    public boolean needsNoPort() {
        return this == WAKE_ON_LAN;
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
