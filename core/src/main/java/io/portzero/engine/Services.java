package io.portzero.engine;

/// Names of the few services whose answers are long enough to be fragmented, most of them because
/// somebody abuses them to amplify an attack. Not a port registry.
final class Services {

    private Services() {}

    /// The name people use, or `port N`.
    static String name(int port) {
        return switch (port) {
            case 19 -> "chargen";
            case 53 -> "DNS";
            case 69 -> "TFTP";
            case 111 -> "portmapper";
            case 123 -> "NTP";
            case 137 -> "NetBIOS name service";
            case 161 -> "SNMP";
            case 389 -> "CLDAP";
            case 443 -> "QUIC or HTTPS";
            case 500, 4500 -> "IPsec";
            case 1812 -> "RADIUS";
            case 1900 -> "SSDP";
            case 2049 -> "NFS";
            case 3702 -> "WS-Discovery";
            case 5060 -> "SIP";
            case 5353 -> "mDNS";
            case 11211 -> "memcached";
            default -> "port " + port;
        };
    }
}
