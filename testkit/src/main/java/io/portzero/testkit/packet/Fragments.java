package io.portzero.testkit.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a datagram into IP fragments, as a router or a sending host does.
public final class Fragments {
    private Fragments() {}

    /// Cuts an IPv4 datagram without options (RFC 791 §3.2).
    ///
    /// @param datagram from the IP header on
    /// @param chunk payload bytes per fragment, a multiple of 8
    /// @return the fragments, each from its IP header on, with right header checksums
    public static List<byte[]> ipv4(byte[] datagram, int chunk) {
        List<byte[]> fragments = new ArrayList<>();
        for (int offset = 0; offset < datagram.length - 20; offset += chunk) {
            int end = Math.min(offset + chunk, datagram.length - 20);
            byte[] header = Arrays.copyOf(datagram, 20);
            int more = end < datagram.length - 20 ? 0x2000 : 0;
            var fields = ByteBuffer.wrap(header);
            fields.putShort(2, (short) (20 + end - offset));
            fields.putShort(6, (short) (more | offset >>> 3)).putShort(10, (short) 0);
            fields.putShort(10, (short) Checksums.internet(header));
            fragments.add(
                    Bytes.concat(header, Arrays.copyOfRange(datagram, 20 + offset, 20 + end)));
        }
        return fragments;
    }

    /// Cuts an IPv6 datagram without extension headers (RFC 8200 §4.5).
    ///
    /// @param datagram from the IPv6 header on
    /// @param chunk payload bytes per fragment, a multiple of 8
    /// @param identification of the fragment headers
    public static List<byte[]> ipv6(byte[] datagram, int chunk, int identification) {
        List<byte[]> fragments = new ArrayList<>();
        for (int offset = 0; offset < datagram.length - 40; offset += chunk) {
            int end = Math.min(offset + chunk, datagram.length - 40);
            byte[] header = Arrays.copyOf(datagram, 48);
            int more = end < datagram.length - 40 ? 1 : 0;
            var fields = ByteBuffer.wrap(header);
            fields.putShort(4, (short) (8 + end - offset)).put(6, (byte) 44);
            fields.put(40, datagram[6]).put(41, (byte) 0).putShort(42, (short) (offset | more));
            fields.putInt(44, identification);
            fragments.add(
                    Bytes.concat(header, Arrays.copyOfRange(datagram, 40 + offset, 40 + end)));
        }
        return fragments;
    }
}
