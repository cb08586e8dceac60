package io.portzero.testkit.reference.packet;

/// The jumbo payload option (RFC 2675 §2) of a hop-by-hop header.
final class JumboOption {
    private static final int PAD1 = 0;
    private static final int JUMBO = 0xc2;

    private JumboOption() {}

    /// The payload length of an IPv6 packet whose own length field is zero: the option's, or
    /// unlimited where there is no such option.
    static long length(int nextHeader, Slice payload) {
        if (nextHeader != 0 || !payload.has(2) || !payload.has(8 + payload.int8(1) * 8)) {
            return Long.MAX_VALUE;
        }
        Slice options = payload.first(8 + payload.int8(1) * 8);
        int offset = 2;
        while (options.has(offset + 2)) {
            int type = options.int8(offset);
            int length = options.int8(offset + 1);
            if (type == JUMBO && length == 4 && options.has(offset + 6)) {
                return options.int32(offset + 2) & 0xffffffffL;
            }
            offset += type == PAD1 ? 1 : 2 + length;
        }
        return Long.MAX_VALUE;
    }
}
