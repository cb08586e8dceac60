package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

/// What PPP carries besides packets: fragments of a multilink bundle, and bridged frames.
///
/// ```
///  multilink (RFC 1990 §3), long   | B, E, 6 bits 0 | sequence 3 | PPP
///                           short  | B, E, 2 bits 0, sequence 12 bits | PPP
///  bridging (RFC 3518 §4.2)        | F, I, Z, B, pads 4 bits | MAC type 1 | [LAN 4 if I] | frame
/// ```
final class PppBundles {

    private static final int BEGIN_AND_END = 0xC0;
    private static final int LAN_IDENTIFIER = 0x40;
    private static final int MAC_ETHERNET = 1;

    private PppBundles() {}

    /// A fragment that begins and ends its packet holds it whole. Which of the two headers the ends
    /// agreed on is not said in it: the one is taken behind which PPP announces IP and IP stands.
    static void multilink(LinkPayload frame, long offset) {
        if (!frame.has(offset, 2)) {
            return;
        }
        int flags = u8(frame.bytes, offset);
        boolean whole = (flags & BEGIN_AND_END) == BEGIN_AND_END;
        if (whole && flags == BEGIN_AND_END && announcesIp(frame, offset + 4)) {
            EtherTypes.ppp(frame, offset + 4);
        } else if (whole && (flags & 0x30) == 0 && announcesIp(frame, offset + 2)) {
            EtherTypes.ppp(frame, offset + 2);
        } else {
            frame.other(EtherType.PPP, offset);
        }
    }

    /// Whether PPP stands here that carries IP, by its protocol and by the first nibble behind it.
    static boolean announcesIp(LinkPayload frame, long offset) {
        long at =
                frame.end - offset >= 2 && u16(frame.bytes, offset) == 0xFF03 ? offset + 2 : offset;
        if (frame.end - at < 3) {
            return false;
        }
        int first = u8(frame.bytes, at);
        boolean compressed = (first & 1) != 0;
        int protocol = compressed ? first : u16(frame.bytes, at);
        int version = u8(frame.bytes, at + (compressed ? 1 : 2)) >>> 4;
        return (protocol == 0x0021 && version == 4) || (protocol == 0x0057 && version == 6);
    }

    static void bridged(LinkPayload frame, long offset) {
        if (!frame.has(offset, 2) || !frame.descend(offset)) {
            return;
        }
        int identifier = (u8(frame.bytes, offset) & LAN_IDENTIFIER) != 0 ? 4 : 0;
        if (u8(frame.bytes, offset + 1) == MAC_ETHERNET) {
            EtherTypes.ethernet(frame, offset + 2 + identifier);
        } else {
            frame.other(EtherType.PPP, offset);
        }
    }
}
