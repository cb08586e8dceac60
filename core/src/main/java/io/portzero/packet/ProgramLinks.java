package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.charset.StandardCharsets;

/// Pseudo headers of programs rather than of media: what Wireshark exports, and what remote
/// sniffers put before the frames that they send.
///
/// ```
///  exported (Wireshark epan/exported_pdu.h)  | tag 2 | length 2 | value | ... | 0000 0000 | payload
///  TZSP (Wireshark packet-tzsp.c)            | version 1 | type 1 | encapsulation 2 |
///                                            | tag 1 [length 1, value] ... | 01 | frame
/// ```
final class ProgramLinks {

    private static final int END_OF_TAGS = 0;
    private static final int DISSECTOR_NAME = 12;
    private static final byte[] IP = name("ip");
    private static final byte[] IPV6 = name("ipv6");
    private static final byte[] ETHERNET = name("eth_withoutfcs");
    private static final byte[] CHECKED_ETHERNET = name("eth_maybefcs");

    private static final int TZSP_VERSION = 1;
    private static final int TZSP_LAST_PACKET_TYPE = 1;
    private static final int TZSP_PADDING = 0;
    private static final int TZSP_END = 1;

    private ProgramLinks() {}

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /// The tags name the dissector that the payload is for. Most are for protocols above the ports.
    static void exported(LinkPayload frame, long offset) {
        long named = -1;
        long tag = offset;
        while (frame.has(tag, 4) && frame.has(tag, 4 + u16(frame.bytes, tag + 2))) {
            int type = u16(frame.bytes, tag);
            long payload = tag + 4 + u16(frame.bytes, tag + 2);
            if (type == END_OF_TAGS) {
                exported(frame, named, payload);
                return;
            }
            named = type == DISSECTOR_NAME ? tag : named;
            tag = payload;
        }
    }

    private static void exported(LinkPayload frame, long named, long payload) {
        if (isNamed(frame, named, IP)) {
            frame.ipv4(payload);
        } else if (isNamed(frame, named, IPV6)) {
            frame.ipv6(payload);
        } else if (isNamed(frame, named, ETHERNET) || isNamed(frame, named, CHECKED_ETHERNET)) {
            EtherTypes.ethernet(frame, payload);
        } else {
            frame.other(EtherType.LLC, payload);
        }
    }

    /// Names are filled with zeros up to a multiple of four bytes.
    private static boolean isNamed(LinkPayload frame, long tag, byte[] name) {
        int length = tag < 0 ? 0 : u16(frame.bytes, tag + 2);
        if (length < name.length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            int expected = index < name.length ? name[index] : 0;
            if (u8(frame.bytes, tag + 4 + index) != expected) {
                return false;
            }
        }
        return true;
    }

    /// Types 0 and 1 hold a frame; the others keep a connection open or set the sniffer up.
    static void sniffed(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        if (u8(frame.bytes, offset) != TZSP_VERSION) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 4);
        } else if (u8(frame.bytes, offset + 1) > TZSP_LAST_PACKET_TYPE) {
            frame.other(EtherType.LLC, offset);
        } else {
            long payload = behindTags(frame, offset + 4);
            if (payload >= 0) {
                encapsulated(frame, u16(frame.bytes, offset + 2), payload);
            }
        }
    }

    /// Where the frame begins; -1, and stopped, where the tags do not end.
    private static long behindTags(LinkPayload frame, long offset) {
        long tag = offset;
        while (frame.has(tag, 1)) {
            int type = u8(frame.bytes, tag);
            if (type == TZSP_END) {
                return tag + 1;
            }
            if (type == TZSP_PADDING) {
                tag++;
            } else if (frame.has(tag, 2)) {
                tag += 2 + u8(frame.bytes, tag + 1);
            } else {
                return -1;
            }
        }
        return -1;
    }

    private static void encapsulated(LinkPayload frame, int encapsulation, long offset) {
        switch (encapsulation) {
            case 1 -> EtherTypes.ethernet(frame, offset);
            case 4 -> EtherTypes.ppp(frame, offset);
            case 7 -> frame.ipByNibble(offset);
            case 18 -> WirelessLinks.ieee80211(frame, offset, false);
            case 119 -> WirelessLinks.prism(frame, offset);
            case 127 -> WirelessLinks.avs(frame, offset);
            default -> frame.stop(StopReason.UNKNOWN_LINK_TYPE, offset, 0);
        }
    }
}
