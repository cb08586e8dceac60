package io.portzero.logs;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// An address in a log.
///
/// @param high the first eight bytes
/// @param low the last eight bytes; IPv4 is the mapped `::ffff:a.b.c.d`
record HostAddress(long high, long low) {

    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final int LONGEST = 64;

    /// The address, whose zone is left out; null where the text is none.
    static @Nullable HostAddress of(String text) {
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    private static @Nullable HostAddress ipv4(String text) {
        long address = 0;
        int from = 0;
        for (int part = 0; part < 4; part++) {
            int dot = part < 3 ? text.indexOf('.', from) : text.length();
            long value = dot - from > 3 || dot < 0 ? -1 : Texts.number(text, from, dot);
            if (value < 0 || value > 255) {
                return null;
            }
            address = address << 8 | value;
            from = dot + 1;
        }
        return ofIpv4(address);
    }

    /// The address with this number.
    static HostAddress ofIpv4(long number) {
        return new HostAddress(0, MAPPED | number & 0xFFFF_FFFFL);
    }

    private static @Nullable HostAddress ipv6(String text) {
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        if (plain.length() > LONGEST) {
            return null;
        }
        try {
            return of(Inet6Address.ofLiteral(plain));
        } catch (IllegalArgumentException e) {
            // The caller names the text and where it stands.
            return null;
        }
    }

    private static HostAddress of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.capacity() == 4
                ? ofIpv4(bytes.getInt())
                : new HostAddress(bytes.getLong(), bytes.getLong());
    }
}
