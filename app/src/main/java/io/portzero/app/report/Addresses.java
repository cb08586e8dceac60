package io.portzero.app.report;

import java.util.StringJoiner;

/// Writes addresses as people do: dotted IPv4, and IPv6 by RFC 5952.
public final class Addresses {

    private static final long MAPPED = 0xFFFF_0000_0000L;

    private Addresses() {}

    /// The address as text.
    ///
    /// @param high the first eight bytes
    /// @param low the last eight bytes; `::ffff:a.b.c.d` is written as IPv4
    public static String text(long high, long low) {
        return high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == MAPPED ? ipv4(low) : ipv6(high, low);
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
}
