package io.portzero.verdict.context;

import io.portzero.packet.Address;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// A block of addresses: `10.0.0.0/8`, `2001:db8::/32` (RFC 4632 §3.1, RFC 4291 §2.3).
///
/// IPv4 and IPv6 stay apart: `::/0` holds no IPv4 address.
///
/// @param network the first address
/// @param length how many leading bits are fixed: 0 to 32 for IPv4, 0 to 128 for IPv6
public record Prefix(Address network, int length) implements Comparable<Prefix> {

    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F.:]*");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int MAPPED_BITS = IPV6_BITS - IPV4_BITS;

    /// @throws IllegalArgumentException if the length does not suit the family, or the address has
    ///   bits set behind it
    public Prefix {
        int longest = width(network);
        if (length < 0 || length > longest) {
            throw new IllegalArgumentException(
                    network + "/" + length + ": the length must be 0 to " + longest);
        }
        Address masked = masked(network, length);
        if (!masked.equals(network)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s/%d has bits set behind its length; write %s/%d for the "
                                    + "network, or %s for one address",
                            network,
                            length,
                            masked,
                            length,
                            network));
        }
    }

    /// Reads a prefix, or an address alone, which is a prefix of full length.
    ///
    /// @param text digits, not a name: nothing is looked up
    /// @throws IllegalArgumentException if it is neither; the message says why and shows the text
    public static Prefix parse(String text) {
        String trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        String address = slash < 0 ? trimmed : trimmed.substring(0, slash);
        Address network = address(address, trimmed);
        if (slash < 0) {
            return new Prefix(network, width(network));
        }
        int length = length(trimmed.substring(slash + 1), trimmed);
        boolean mappedText = network.isIpv4() && address.indexOf(':') >= 0;
        return new Prefix(network, mappedText ? length - MAPPED_BITS : length);
    }

    private static Address address(String address, String text) {
        // The JDK also reads zones such as %eth0, brackets, and IPv4 in fewer than four parts.
        boolean form = COLONS.matcher(address).matches() || DOTTED.matcher(address).matches();
        if (!form) {
            throw noAddress(text);
        }
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            throw noAddress(text);
        }
    }

    private static IllegalArgumentException noAddress(String text) {
        return new IllegalArgumentException(
                "'"
                        + text
                        + "' is not a prefix; expected, for example, 192.0.2.0/24, 2001:db8::/32 or 192.0.2.1");
    }

    private static int length(String digits, String text) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "': expected a number of bits behind the slash, such as /24");
        }
        return Integer.parseInt(digits);
    }

    private static Address of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return new Address(0, Address.IPV4_MAPPED | number(bytes, 0, 4));
        }
        return new Address(number(bytes, 0, 8), number(bytes, 8, 16));
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | (bytes[i] & 0xFF);
        }
        return number;
    }

    /// Whether an address is in this block.
    public boolean contains(Address address) {
        return address.isIpv4() == isIpv4() && masked(address, length).equals(network);
    }

    /// Whether all of another block is in this one.
    public boolean contains(Prefix other) {
        return other.length >= length && contains(other.network);
    }

    /// Whether this is a block of IPv4 addresses.
    public boolean isIpv4() {
        return network.isIpv4();
    }

    /// The share of its family's addresses that are in this block: a power of two.
    public double share() {
        return Math.scalb(1.0, -length);
    }

    /// By first address, the larger block first.
    @Override
    public int compareTo(Prefix other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }

    private static int width(Address address) {
        return address.isIpv4() ? IPV4_BITS : IPV6_BITS;
    }

    private static Address masked(Address address, int length) {
        int bits = address.isIpv4() ? MAPPED_BITS + length : length;
        return new Address(
                address.high() & leading(Math.min(bits, 64)),
                address.low() & leading(Math.max(bits - 64, 0)));
    }

    private static long leading(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }
}
