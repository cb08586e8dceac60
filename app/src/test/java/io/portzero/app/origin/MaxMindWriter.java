package io.portzero.app.origin;

import io.portzero.packet.Address;
import io.portzero.verdict.context.Prefix;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes small databases by the MaxMind DB specification, version 2.0.
///
/// ```
/// search tree    nodes of two records of 24 bits: below the number of nodes another node, equal to
///                it nothing, above it (minus it, minus 16) an offset in the data
/// separator      16 zero bytes
/// data           control 1: type 3 bits | size 5 bits, [extended type 1], content
/// metadata       AB CD EF "MaxMind.com", then a map
/// ```
final class MaxMindWriter {

    private static final int SEPARATOR = 16;
    private static final int NONE = -1;

    private final int ipVersion;
    private final List<int[]> nodes = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    MaxMindWriter(int ipVersion) {
        this.ipVersion = ipVersion;
        nodes.add(new int[] {NONE, NONE});
    }

    /// A record for a prefix; prefixes must not nest. Where the tree is for IPv6, IPv4 is `::/96`.
    MaxMindWriter put(String text, Map<String, Object> record) {
        Prefix prefix = Prefix.parse(text);
        int skipped = ipVersion == 4 ? 96 : 0;
        int length = prefix.isIpv4() ? 96 + prefix.length() : prefix.length();
        int node = 0;
        for (int bit = skipped; bit < length - 1; bit++) {
            node = child(node, bit(prefix, bit));
        }
        // Behind all nodes that there may be: resolved when the number of nodes is known.
        nodes.get(node)[bit(prefix, length - 1)] = -2 - data.size();
        value(data, record);
        return this;
    }

    private static int bit(Prefix prefix, int bit) {
        Address address = prefix.network();
        long low = prefix.isIpv4() ? address.low() & 0xFFFF_FFFFL : address.low();
        return (int) ((bit < 64 ? address.high() >>> (63 - bit) : low >>> (127 - bit)) & 1);
    }

    private int child(int node, int side) {
        if (nodes.get(node)[side] == NONE) {
            nodes.get(node)[side] = nodes.size();
            nodes.add(new int[] {NONE, NONE});
        }
        return nodes.get(node)[side];
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            number(out, record(node[0]), 3);
            number(out, record(node[1]), 3);
        }
        out.writeBytes(new byte[SEPARATOR]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        metadata(out);
        return out.toByteArray();
    }

    private int record(int reference) {
        if (reference >= 0) {
            return reference;
        }
        return reference == NONE ? nodes.size() : nodes.size() + SEPARATOR - 2 - reference;
    }

    private void metadata(ByteArrayOutputStream out) {
        control(out, 7, 9);
        entry(out, "binary_format_major_version", 5, 2);
        entry(out, "binary_format_minor_version", 5, 0);
        entry(out, "build_epoch", 9, 1_700_000_000);
        entry(out, "ip_version", 5, ipVersion);
        entry(out, "node_count", 6, nodes.size());
        entry(out, "record_size", 5, 24);
        value(out, "database_type");
        value(out, "Test");
        value(out, "description");
        value(out, Map.of("en", "made for a test"));
        value(out, "languages");
        control(out, 11, 0);
    }

    private static void entry(ByteArrayOutputStream out, String key, int type, int number) {
        value(out, key);
        control(out, type, 4 - (type == 5 ? 2 : 0));
        number(out, number, type == 5 ? 2 : 4);
    }

    private static void value(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, bytes.length);
                out.writeBytes(bytes);
            }
            case Integer number -> {
                control(out, 6, 4);
                number(out, number, 4);
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                map.forEach((key, content) -> {
                    value(out, key);
                    value(out, content);
                });
            }
            default -> throw new IllegalArgumentException("not written here: " + value);
        }
    }

    /// Types above 7 stand in a byte of their own; sizes from 29 on in one as well.
    private static void control(ByteArrayOutputStream out, int type, int size) {
        out.write((type > 7 ? 0 : type << 5) | Math.min(size, 29));
        if (type > 7) {
            out.write(type - 7);
        }
        if (size >= 29) {
            out.write(size - 29);
        }
    }

    private static void number(ByteArrayOutputStream out, int number, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write(number >>> shift);
        }
    }
}
