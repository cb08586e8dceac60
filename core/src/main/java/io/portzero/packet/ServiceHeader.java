package io.portzero.packet;

import static io.portzero.internal.Wire.u8;

/// The network service header of service chains (RFC 8300 §2).
///
/// ```
///   0 version 2 bits, O, U, time to live 6, length 6 in units of four bytes
///   2 unassigned 4 bits, metadata type 4
///   3 next protocol
///   4 service path 3, service index 1
///   8 metadata
/// ```
final class ServiceHeader {

    private static final int SMALLEST = 8;

    private ServiceHeader() {}

    static void decode(LinkPayload frame, long offset) {
        if (!frame.descend(offset) || !frame.has(offset, SMALLEST)) {
            return;
        }
        int length = (u8(frame.bytes, offset + 1) & 0x3F) << 2;
        if (length < SMALLEST || u8(frame.bytes, offset) >>> 6 != 0) {
            frame.other(EtherType.NETWORK_SERVICE_HEADER, offset);
        } else if (frame.has(offset, length)) {
            next(frame, u8(frame.bytes, offset + 3), offset + length);
        }
    }

    private static void next(LinkPayload frame, int protocol, long offset) {
        switch (protocol) {
            case 1 -> frame.ipv4(offset);
            case 2 -> frame.ipv6(offset);
            case 3 -> EtherTypes.ethernet(frame, offset);
            case 4 -> decode(frame, offset);
            case 5 -> EtherTypes.mpls(frame, offset);
            default -> frame.other(EtherType.NETWORK_SERVICE_HEADER, offset);
        }
    }
}
