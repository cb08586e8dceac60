package io.portzero.packet;

import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// Finds the network layer of a frame, by link type.
///
/// A link type that is not listed stops decoding: its payload is never guessed.
final class LinkDecoder {

    private static final int ARPHRD_RADIOTAP = 803;
    private static final int ARPHRD_NETLINK = 824;

    /// Numbers below the EtherTypes (packet-sll.c of Wireshark).
    private static final int SLL_ETHERNET = 0x0003;

    private static final int SLL_PPP = 0x0007;

    /// Address and control of PPP (RFC 1662 §3.1).
    private static final int FRAMED_PPP = 0xFF03;

    private LinkDecoder() {}

    static void decode(LinkPayload frame, int linkType, long offset) {
        if (!frame.descend(offset)) {
            return;
        }
        switch (linkType) {
            case LinkType.ETHERNET -> EtherTypes.ethernet(frame, offset);
            case LinkType.RAW_12, LinkType.RAW_14, LinkType.RAW -> raw(frame, offset);
            case LinkType.IPV4 -> frame.ipv4(offset);
            case LinkType.IPV6 -> frame.ipv6(offset);
            case LinkType.NULL -> loopback(frame, offset);
            case LinkType.LOOP -> loopback(frame, offset);
            case LinkType.LINUX_COOKED -> linuxCooked(frame, offset);
            case LinkType.LINUX_COOKED_V2 -> linuxCookedV2(frame, offset);
            case LinkType.PPP, LinkType.PPP_HDLC -> pppOrHdlc(frame, offset);
            case LinkType.MPLS -> EtherTypes.mpls(frame, offset);
            case LinkType.PPP_ETHER -> EtherTypes.pppoe(frame, offset);
            case LinkType.PPP_PPPD -> EtherTypes.pppWithDirection(frame, offset);
            case LinkType.PPP_WITH_DIRECTION -> EtherTypes.ppp(frame, offset + 1);
            case LinkType.C_HDLC -> ciscoHdlc(frame, offset);
            case LinkType.C_HDLC_WITH_DIRECTION -> ciscoHdlc(frame, offset + 1);
            case LinkType.FRAME_RELAY -> RareLinks.frameRelay(frame, offset);
            case LinkType.FRAME_RELAY_WITH_DIRECTION -> RareLinks.frameRelay(frame, offset + 1);
            case LinkType.IEEE802_11 -> WirelessLinks.ieee80211(frame, offset, false);
            case LinkType.RADIOTAP -> WirelessLinks.radiotap(frame, offset);
            case LinkType.PRISM -> WirelessLinks.prism(frame, offset);
            case LinkType.AVS -> WirelessLinks.avs(frame, offset);
            case LinkType.PPI -> WirelessLinks.ppi(frame, offset);
            case LinkType.NFLOG -> WirelessLinks.nflog(frame, offset);
            default -> RareLinks.decode(frame, linkType, offset);
        }
    }

    /// A frame whose link type was read from a wrapper; negative numbers are not for files to use.
    static void wrapped(LinkPayload frame, int linkType, long offset) {
        if (linkType < 0) {
            frame.stop(StopReason.UNKNOWN_LINK_TYPE, offset, 0);
        } else {
            decode(frame, linkType, offset);
        }
    }

    /// Old Linux kernels let a PPP header through, or what their ISDN driver puts before it: one
    /// byte, a made-up address of six, or ten zeros while the line is down (Wireshark's
    /// `packet-raw.c`).
    private static void raw(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1) || looksLikeIp(frame.bytes, offset, frame.end)) {
            frame.ipByNibble(offset);
        } else if (framedPpp(frame, offset)) {
            EtherTypes.ppp(frame, offset);
        } else if (framedPpp(frame, offset + 1)) {
            EtherTypes.ppp(frame, offset + 1);
        } else if (framedPpp(frame, offset + 6)) {
            EtherTypes.ppp(frame, offset + 6);
        } else if (lineDown(frame, offset)) {
            frame.ipByNibble(offset + 10);
        } else {
            frame.ipByNibble(offset);
        }
    }

    private static boolean framedPpp(LinkPayload frame, long offset) {
        return frame.end - offset >= 2 && u16(frame.bytes, offset) == FRAMED_PPP;
    }

    private static boolean lineDown(LinkPayload frame, long offset) {
        return frame.end - offset > 10
                && i64(frame.bytes, offset) == 0
                && u16(frame.bytes, offset + 8) == 0;
    }

    /// BSD loopback: the address family in four bytes, in the byte order of a host nobody knows, so
    /// the order that gives a small number is taken.
    private static void loopback(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        int little = littleI32(frame.bytes, offset);
        int family = (little & 0xFFFF0000) == 0 ? little : Integer.reverseBytes(little);
        switch (family) {
            case 2 -> frame.ipv4(offset + 4);
            case 10, 24, 28, 30 -> frame.ipv6(offset + 4);
            default -> {
                // Some systems put an EtherType there; none is as small as an address family.
                // Others put PPP there (Wireshark's packet-null.c).
                if (framedPpp(frame, offset)) {
                    EtherTypes.ppp(frame, offset);
                } else if (family > EtherType.LARGEST_LENGTH && family <= 0xFFFF) {
                    EtherTypes.etherType(frame, family, offset + 4);
                } else {
                    frame.other(EtherType.LLC, offset);
                }
            }
        }
    }

    /// Linux cooked capture: packet type 2, device type 2, address length 2, address 8, protocol 2.
    private static void linuxCooked(LinkPayload frame, long offset) {
        if (frame.has(offset, 16)) {
            ByteBuffer bytes = frame.bytes;
            cooked(frame, u16(bytes, offset + 2), u16(bytes, offset + 14), offset + 16);
        }
    }

    /// Version 2: protocol 2, reserved 2, interface 4, device type 2, packet type 1, length 1,
    /// address 8.
    private static void linuxCookedV2(LinkPayload frame, long offset) {
        if (frame.has(offset, 20)) {
            ByteBuffer bytes = frame.bytes;
            cooked(frame, u16(bytes, offset + 8), u16(bytes, offset), offset + 20);
        }
    }

    private static void cooked(LinkPayload frame, int deviceType, int protocol, long offset) {
        if (deviceType == ARPHRD_NETLINK) {
            frame.other(EtherType.LLC, offset);
        } else if (deviceType == ARPHRD_RADIOTAP) {
            WirelessLinks.radiotap(frame, offset);
        } else if (protocol == 0x0004) {
            EtherTypes.llc(frame, offset);
        } else if (protocol == SLL_ETHERNET) {
            EtherTypes.ethernet(frame, offset);
        } else if (protocol == SLL_PPP) {
            EtherTypes.ppp(frame, offset);
        } else {
            EtherTypes.etherType(frame, protocol, offset);
        }
    }

    /// Both numbers were written for PPP and for Cisco HDLC; the first byte tells them apart (RFC
    /// 1662 §3.1: 0xFF; Cisco: 0x0F unicast, 0x8F multicast).
    private static void pppOrHdlc(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1)) {
            return;
        }
        int address = u8(frame.bytes, offset);
        if (address == 0x0F || address == 0x8F) {
            ciscoHdlc(frame, offset);
        } else {
            EtherTypes.ppp(frame, offset);
        }
    }

    /// Cisco HDLC: address 1, control 1, EtherType 2; or PPP, which captures label in the same way.
    static void ciscoHdlc(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        if (u16(frame.bytes, offset) == FRAMED_PPP) {
            EtherTypes.ppp(frame, offset);
        } else {
            EtherTypes.etherType(frame, u16(frame.bytes, offset + 2), offset + 4);
        }
    }

    static boolean looksLikeIp(ByteBuffer bytes, long offset, long end) {
        int nibble = end > offset ? u8(bytes, offset) >>> 4 : 0;
        return nibble == 4 || nibble == 6;
    }
}
