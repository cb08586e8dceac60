package io.portzero.packet;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// An IPv4 or IPv6 address, off the hot path; printed as people do: dotted IPv4, IPv6 by RFC 5952.
///
/// @param high the first eight bytes
/// @param low the last eight bytes; IPv4 is the mapped `::ffff:a.b.c.d`
public record Address(long high, long low) implements Comparable<Address> {

    /// The upper half of the low half of an IPv4-mapped address (RFC 4291 §2.5.5.2); the lower one
    /// is the IPv4 address.
    public static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    /// Whether this is an IPv4 address.
    public boolean isIpv4() {
        return isIpv4(high, low);
    }

    private static boolean isIpv4(long high, long low) {
        return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == IPV4_MAPPED;
    }

    /// By number, IPv4 among the IPv6 addresses that it maps to.
    @Override
    public int compareTo(Address other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return text(high, low);
    }

    /// The address as text.
    ///
    /// @param high the first eight bytes
    /// @param low the last eight bytes; `::ffff:a.b.c.d` is written as IPv4
    public static String text(long high, long low) {
        return isIpv4(high, low) ? ipv4(low) : ipv6(high, low);
    }

    private static String ipv4(long low) {
        return ((low >>> 24) & 0xFF)
                + "."
                + ((low >>> 16) & 0xFF)
                + "."
                + ((low >>> 8) & 0xFF)
                + "."
                + (low & 0xFF);
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
    }

    private static String ipv6(long high, long low) {
        int best = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int length = 0;
            while (start + length < 8 && group(high, low, start + length) == 0) {
                length++;
            }
            if (length > bestLength) {
                best = start;
                bestLength = length;
            }
        }
        if (best < 0) {
            return groups(high, low, 0, 8);
        }
        return groups(high, low, 0, best) + "::" + groups(high, low, best + bestLength, 8);
    }

    private static String groups(long high, long low, int from, int to) {
        StringJoiner text = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            text.add(Integer.toHexString(group(high, low, i)));
        }
        return text.toString();
    }

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }
}
