package io.portzero.summary.flow;

import io.portzero.flow.FlowRecord;
import io.portzero.packet.Protocol;

/// What the average size of a record's packets says about fragments.
enum PacketSize {
    /// More than an IP header, less than with the transport header behind it: no packet of it has
    /// ports.
    SHORT,
    ORDINARY,
    /// Nearly as large as a link carries, as all fragments but the last are.
    LARGE;

    private static final int IPV4_HEADER = 20;
    private static final int NEARLY_A_LINK_FULL = 1_000;

    static PacketSize of(FlowRecord record) {
        long bytes = record.bytesPerPacket();
        if (bytes >= NEARLY_A_LINK_FULL) {
            return LARGE;
        }
        int shortest = IPV4_HEADER + Protocol.fixedHeaderLength(record.protocol());
        return bytes > IPV4_HEADER && bytes < shortest ? SHORT : ORDINARY;
    }
}
