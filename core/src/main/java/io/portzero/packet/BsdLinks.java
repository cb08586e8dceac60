package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.u8;

/// Pseudo headers of the BSD systems: logged by the packet filter, seen by IPsec.
///
/// ```
///  PFLOG (OpenBSD net/if_pflog.h)  | length 1 | address family 1 | action 1 | reason 1 | ...
///  ENC (OpenBSD net/if_enc.h)      | address family 4 | SPI 4 | flags 4 | IP
/// ```
final class BsdLinks {

    private static final int ENC_HEADER = 12;

    private BsdLinks() {}

    /// The length leaves out the padding that fills the header up to a multiple of four.
    static void packetFilterLog(LinkPayload frame, long offset) {
        if (!frame.has(offset, 2)) {
            return;
        }
        int length = (u8(frame.bytes, offset) + 3) & ~3;
        if (length < 4) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 4);
        } else if (frame.has(offset, length)) {
            addressFamily(frame, u8(frame.bytes, offset + 1), offset + length);
        }
    }

    /// The family is in the byte order of the capturing host; all of them are small numbers.
    static void enc(LinkPayload frame, long offset) {
        if (frame.has(offset, ENC_HEADER)) {
            int big = i32(frame.bytes, offset);
            boolean small = (big & 0xFFFF0000) == 0;
            int family = small ? big : littleI32(frame.bytes, offset);
            addressFamily(frame, family, offset + ENC_HEADER);
        }
    }

    /// The systems give IPv6 different numbers: OpenBSD and NetBSD 24, FreeBSD 28, Apple's 30.
    private static void addressFamily(LinkPayload frame, int family, long offset) {
        switch (family) {
            case 2 -> frame.ipv4(offset);
            case 24, 28, 30 -> frame.ipv6(offset);
            default -> frame.other(EtherType.LLC, offset);
        }
    }
}
