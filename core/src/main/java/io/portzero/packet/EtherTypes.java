package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// Follows Ethernet frames and everything named by an EtherType, an LLC header, a PPP protocol or
/// an MPLS label down to IP.
///
/// ```
///  Ethernet II     | destination 6 | source 6 | EtherType 2 | ...
///  IEEE 802.3      | destination 6 | source 6 | length 2 (< 0x0600) | LLC ...
///  802.1Q tag      | control 2 | EtherType 2 |
///  MPLS (RFC 3032) | label 20 bits, class 3, bottom of stack 1, TTL 8 |
///  PPPoE (RFC 2516)| version, type 1 | code 1 | session 2 | length 2 | PPP protocol ...
/// ```
final class EtherTypes {

    private static final int ETHERNET_HEADER = 14;
    private static final int SMALLEST_TYPE = 0x0600;
    private static final int MPLS_BOTTOM_OF_STACK = 0x100;

    private EtherTypes() {}

    static void ethernet(LinkPayload frame, long offset) {
        if (!frame.has(offset, ETHERNET_HEADER)) {
            return;
        }
        int value = u16(frame.bytes, offset + 12);
        if (value < SMALLEST_TYPE && RareEtherTypes.isInterSwitchLink(frame, offset)) {
            RareEtherTypes.interSwitchLink(frame, offset);
        } else {
            typeOrLength(frame, value, offset + ETHERNET_HEADER);
        }
    }

    /// The two bytes before `offset` are an EtherType, or the length of an LLC frame: what follows
    /// that length is padding.
    static void typeOrLength(LinkPayload frame, int value, long offset) {
        if (value > EtherType.LARGEST_LENGTH) {
            etherType(frame, value, offset);
        } else {
            frame.endAt(offset + value);
            llc(frame, offset);
        }
    }

    static void etherType(LinkPayload frame, int etherType, long offset) {
        if (!frame.descend(offset)) {
            return;
        }
        switch (etherType) {
            case EtherType.IPV4 -> frame.ipv4(offset);
            case EtherType.IPV6 -> frame.ipv6(offset);
            case EtherType.VLAN,
                    EtherType.SERVICE_VLAN,
                    EtherType.OLD_QINQ_9100,
                    EtherType.OLD_QINQ_9200,
                    EtherType.VN_TAG,
                    EtherType.E_TAG,
                    EtherType.FABRIC_PATH,
                    EtherType.PROVIDER_BACKBONE_BRIDGING ->
                    tag(frame, etherType, offset);
            case EtherType.MPLS, EtherType.MPLS_MULTICAST -> mpls(frame, offset);
            case EtherType.PPPOE_SESSION -> pppoe(frame, offset);
            case EtherType.PPP -> ppp(frame, offset);
            case EtherType.TRANSPARENT_BRIDGING -> ethernet(frame, offset);
            default -> RareEtherTypes.decode(frame, etherType, offset);
        }
    }

    private static void tag(LinkPayload frame, int etherType, long offset) {
        int length =
                switch (etherType) {
                    case EtherType.VN_TAG -> 6;
                    case EtherType.E_TAG -> 8;
                    // 802.1ah: flags and service identifier, then a whole inner Ethernet frame.
                    case EtherType.PROVIDER_BACKBONE_BRIDGING -> 4;
                    // FabricPath's outer addresses come first, then its tag, then the inner frame.
                    case EtherType.FABRIC_PATH -> 2;
                    default -> 4;
                };
        if (!frame.has(offset, length)) {
            return;
        }
        if (etherType == EtherType.PROVIDER_BACKBONE_BRIDGING
                || etherType == EtherType.FABRIC_PATH) {
            ethernet(frame, offset + length);
        } else {
            typeOrLength(frame, u16(frame.bytes, offset + length - 2), offset + length);
        }
    }

    /// IEEE 802.2 logical link control: service access points, or SNAP with an EtherType.
    static void llc(LinkPayload frame, long offset) {
        if (frame.end - offset == 2) {
            frame.other(EtherType.LLC, offset);
            return;
        }
        if (!frame.has(offset, 3)) {
            return;
        }
        ByteBuffer bytes = frame.bytes;
        int accessPoints = u16(bytes, offset);
        boolean unnumbered = u8(bytes, offset + 2) == 0x03;
        if (accessPoints == 0xAAAA && unnumbered) {
            snap(frame, offset + 3);
        } else if (accessPoints == 0xFEFE && unnumbered) {
            RareLinks.networkLayerProtocol(frame, offset + 3);
        } else if (accessPoints == 0x0606 && unnumbered) {
            frame.ipv4(offset + 3);
        } else {
            frame.other(EtherType.LLC, offset);
        }
    }

    /// SNAP (IEEE 802): a three-byte organisation and a two-byte protocol, an EtherType for the
    /// organisations 00-00-00, 00-00-F8 (bridged Ethernet, RFC 1042).
    static void snap(LinkPayload frame, long offset) {
        if (!frame.has(offset, 5)) {
            return;
        }
        int organisation = i32(frame.bytes, offset) >>> 8;
        int protocol = u16(frame.bytes, offset + 3);
        if (organisation == 0 || organisation == 0x0000F8) {
            etherType(frame, protocol, offset + 5);
        } else if (organisation == 0x0080C2) {
            bridged(frame, protocol, offset + 5);
        } else {
            frame.other(EtherType.LLC, offset);
        }
    }

    /// RFC 2684 §5.2: bridged Ethernet over LLC, with or without the frame check sequence.
    private static void bridged(LinkPayload frame, int protocol, long offset) {
        if (protocol == 0x0001 || protocol == 0x0007) {
            if (!frame.descend(offset)) {
                return;
            }
            ethernet(frame, offset + 2);
        } else {
            frame.other(EtherType.LLC, offset);
        }
    }

    static void mpls(LinkPayload frame, long offset) {
        long label = offset;
        int entry;
        do {
            if (!frame.descend(label) || !frame.has(label, 4)) {
                return;
            }
            entry = i32(frame.bytes, label);
            label += 4;
        } while ((entry & MPLS_BOTTOM_OF_STACK) == 0);
        belowMpls(frame, label);
    }

    /// MPLS names no payload: the first nibble is taken for an IP version (RFC 4928 §2), a zero
    /// nibble for the control word of an Ethernet pseudowire (RFC 4448 §4.6).
    private static void belowMpls(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1)) {
            return;
        }
        switch (u8(frame.bytes, offset) >>> 4) {
            case 4 -> frame.ipv4(offset);
            case 6 -> frame.ipv6(offset);
            case 0 -> {
                if (frame.has(offset, 4)) {
                    ethernet(frame, offset + 4);
                }
            }
            case 1 -> associatedChannel(frame, offset);
            default -> ethernet(frame, offset);
        }
    }

    /// A channel beside a pseudowire (RFC 4385 §5): 0001, version 4 bits, reserved 8, type 16. Some
    /// carry IP, such as those that ask whether the wire is alive (RFC 5885 §3.2).
    private static void associatedChannel(LinkPayload frame, long offset) {
        int header = frame.end - offset >= 4 ? i32(frame.bytes, offset) : 0;
        switch (header & ~0x00FF_0000) {
            case 0x1000_0021 -> frame.ipv4(offset + 4);
            case 0x1000_0057 -> frame.ipv6(offset + 4);
            default -> frame.other(EtherType.MPLS, offset);
        }
    }

    static void pppoe(LinkPayload frame, long offset) {
        if (!frame.has(offset, 6)) {
            return;
        }
        frame.endAt(offset + 6 + u16(frame.bytes, offset + 4));
        ppp(frame, offset + 6);
    }

    /// PPP in HDLC-like framing (RFC 1662): address and control may be left out. No protocol number
    /// begins with the address byte.
    static void ppp(LinkPayload frame, long offset) {
        boolean framed = frame.end - offset >= 2 && u8(frame.bytes, offset) == 0xFF;
        pppProtocol(frame, framed ? offset + 2 : offset);
    }

    /// As Linux's pppd writes it: the address byte holds the direction, or a byte of direction
    /// stands in front.
    static void pppWithDirection(LinkPayload frame, long offset) {
        if (frame.end - offset >= 2 && u8(frame.bytes, offset + 1) == 0x03) {
            pppProtocol(frame, offset + 2);
        } else {
            ppp(frame, offset + 1);
        }
    }

    /// The protocol field is one byte where it is odd (RFC 1661 §6.5), else two.
    private static void pppProtocol(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1)) {
            return;
        }
        int first = u8(frame.bytes, offset);
        boolean compressed = (first & 1) != 0;
        if (!compressed && !frame.has(offset, 2)) {
            return;
        }
        int protocol = compressed ? first : u16(frame.bytes, offset);
        long payload = offset + (compressed ? 1 : 2);
        switch (protocol) {
            case 0x0021 -> frame.ipv4(payload);
            case 0x0057 -> frame.ipv6(payload);
            // Van Jacobson's compression (RFC 1332 §4): the packet from which later headers are
            // made has a connection's number in place of the protocol (RFC 1144 §3.2). Those later
            // ones have no ports.
            case 0x002F -> frame.ipv4Tcp(payload);
            case 0x0281, 0x0283 -> mpls(frame, payload);
            case 0x0031 -> PppBundles.bridged(frame, payload);
            case 0x003D -> PppBundles.multilink(frame, payload);
            default -> frame.other(EtherType.PPP, offset);
        }
    }
}
