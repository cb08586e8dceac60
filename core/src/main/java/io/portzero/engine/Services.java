package io.portzero.engine;

import java.util.Optional;

/// Names of the few services whose answers are long enough to be fragmented, most of them because
/// somebody abuses them to amplify an attack. Not a port registry.
final class Services {

    private Services() {}

    /// The name people use; empty where there is none.
    static Optional<String> name(int port) {
        return switch (port) {
            case 19 -> Optional.of("chargen");
            case 53 -> Optional.of("DNS");
            case 69 -> Optional.of("TFTP");
            case 111 -> Optional.of("portmapper");
            case 123 -> Optional.of("NTP");
            case 137 -> Optional.of("NetBIOS name service");
            case 161 -> Optional.of("SNMP");
            case 389 -> Optional.of("CLDAP");
            case 443 -> Optional.of("QUIC or HTTPS");
            case 500, 4500 -> Optional.of("IPsec");
            case 1812 -> Optional.of("RADIUS");
            case 1900 -> Optional.of("SSDP");
            case 2049 -> Optional.of("NFS");
            case 3702 -> Optional.of("WS-Discovery");
            case 5060 -> Optional.of("SIP");
            case 5353 -> Optional.of("mDNS");
            case 11211 -> Optional.of("memcached");
            default -> Optional.empty();
        };
    }
}
