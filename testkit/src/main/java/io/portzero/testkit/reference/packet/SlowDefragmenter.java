package io.portzero.testkit.reference.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts UDP datagrams together from IP fragments, byte by byte and without any bound: every byte
/// remembers its place. Of IPv6 it knows fragment headers that follow the IPv6 header at once.
public final class SlowDefragmenter {
    private static final int UDP = 17;

    /// The bytes of one datagram by their places; a place with two different bytes spoils it.
    private static final class Pieces {
        private final TreeMap<Integer, Byte> bytes = new TreeMap<>();
        private int length = -1;
        private boolean spoiled;

        /// What comes behind the last missing byte changes nothing any more.
        private void add(int offset, boolean more, byte[] content) {
            if (whole()) {
                return;
            }
            int end = offset + content.length;
            spoiled |= more && content.length % 8 != 0;
            spoiled |= !more && length >= 0 && length != end;
            length = more ? length : end;
            for (int i = 0; i < content.length; i++) {
                Byte before = bytes.put(offset + i, content[i]);
                spoiled |= before != null && before != content[i];
            }
        }

        private boolean whole() {
            boolean all = length >= 0 && bytes.size() == length;
            return !spoiled && all && bytes.firstKey() == 0 && bytes.lastKey() == length - 1;
        }

        private byte[] content() {
            byte[] content = new byte[length];
            bytes.forEach((at, value) -> content[at] = value);
            return content;
        }
    }

    private SlowDefragmenter() {}

    /// The UDP datagrams, headers and all, that are whole in fragments from the IP header on; in
    /// the order in which their first fragments came.
    public static List<byte[]> whole(List<byte[]> packets) {
        Map<List<Object>, Pieces> all = new LinkedHashMap<>();
        for (byte[] packet : packets) {
            Slice slice = new Slice(packet);
            if (slice.int8(0) >>> 4 == 4) {
                addIpv4(slice, all);
            } else {
                addIpv6(slice, all);
            }
        }
        List<byte[]> whole = new ArrayList<>();
        for (Pieces each : all.values()) {
            if (each.whole()) {
                whole.add(each.content());
            }
        }
        return whole;
    }

    private static void addIpv4(Slice packet, Map<List<Object>, Pieces> all) {
        int field = packet.int16(6);
        if (packet.int8(9) == UDP && (field & 0x3fff) != 0) {
            var key = List.<Object>of(addresses(packet, 12, 20), packet.int16(4));
            all.computeIfAbsent(key, _ -> new Pieces())
                    .add((field & 0x1fff) * 8, (field & 0x2000) != 0, content(packet, 20, 2, 0));
        }
    }

    private static void addIpv6(Slice packet, Map<List<Object>, Pieces> all) {
        if (packet.int8(6) == 44 && packet.int8(40) == UDP) {
            int field = packet.int16(42);
            var key = List.<Object>of(addresses(packet, 8, 40), packet.int32(44));
            all.computeIfAbsent(key, _ -> new Pieces())
                    .add(field / 8 * 8, (field & 1) != 0, content(packet, 48, 4, 40));
        }
    }

    private static List<Byte> addresses(Slice packet, int from, int to) {
        List<Byte> bytes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            bytes.add(packet.bytes()[i]);
        }
        return bytes;
    }

    private static byte[] content(Slice packet, int from, int lengthAt, int beyond) {
        return Arrays.copyOfRange(packet.bytes(), from, packet.int16(lengthAt) + beyond);
    }
}
