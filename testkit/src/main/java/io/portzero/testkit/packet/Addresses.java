package io.portzero.testkit.packet;

import java.net.InetAddress;

/// Addresses as the bytes of the wire. Only literals are read; no name is ever looked up.
public final class Addresses {
    private Addresses() {}

    /// The 4 or 16 bytes of an address literal.
    public static byte[] ip(String literal) {
        try {
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException notLiteral) {
            throw new IllegalArgumentException("not an address literal: " + literal, notLiteral);
        }
    }

    /// The 4 bytes of an IPv4 literal.
    public static byte[] ipv4(String literal) {
        return sized(literal, 4);
    }

    /// The 16 bytes of an IPv6 literal, IPv4-mapped ones included.
    public static byte[] ipv6(String literal) {
        return sized(literal, 16);
    }

    /// The 6 bytes of a MAC address such as `02:00:00:00:00:01`.
    static byte[] mac(String literal) {
        return Bytes.hex(literal.replace(":", ""));
    }

    private static byte[] sized(String literal, int length) {
        byte[] address = ip(literal);
        if (address.length != length) {
            throw new IllegalArgumentException(literal + " has not " + length + " bytes");
        }
        return address;
    }
}
