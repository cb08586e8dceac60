package io.portzero.packet;

/// Which ICMP messages quote the packet that they answer (RFC 792; RFC 4443 §3).
final class Icmp {

    /// Bytes in front of the quoted packet.
    static final int HEADER = 8;

    private Icmp() {}

    /// Whether messages of this type quote a packet: errors, and IPv4's source quench and redirect.
    static boolean quotes(int ipVersion, int type) {
        return ipVersion == 4
                ? type == 3 || type == 4 || type == 5 || type == 11 || type == 12
                : type >= 1 && type <= 4;
    }
}
