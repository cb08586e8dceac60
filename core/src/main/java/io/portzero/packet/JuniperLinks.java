package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

/// What stands behind the pseudo header that Juniper's routers put before each frame.
///
/// ```
///  no layer 2       | protocol 4, little-endian | packet
///  ATM1, ATM2       | cookie 4, 8 | LLC, or NLPID, or PPP, or an Ethernet frame, or IP
///  MLPPP            | cookie 0, 4, 8 | PPP
///  MLFR             | cookie 0, 4, 8 | control 03 | NLPID | packet
///  SERVICES         | cookie 0, 4, 8 | IP
///  PPPOE            | Ethernet frame
/// ```
///
/// A cookie of the service cards begins with 0x54 (four bytes) or 0x47 (eight).
///
/// @see <a href="https://github.com/the-tcpdump-group/tcpdump/blob/master/print-juniper.c">
///   print-juniper.c of tcpdump, packet-juniper.c of Wireshark</a>
final class JuniperLinks {

    private static final int LINK_SERVICES = 0x54;
    private static final int ADAPTIVE_SERVICES = 0x47;

    private JuniperLinks() {}

    /// The router's own protocol number comes first.
    static void withoutLayer2(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        switch (littleI32(frame.bytes, offset)) {
            case 2, 3 -> frame.ipv4(offset + 4);
            case 6, 7, 28 -> frame.ipv6(offset + 4);
            case 4, 5, 8 -> EtherTypes.mpls(frame, offset + 4);
            default -> {
                if (LinkDecoder.looksLikeIp(frame.bytes, offset, frame.end)) {
                    frame.ipByNibble(offset);
                } else {
                    frame.other(EtherType.LLC, offset);
                }
            }
        }
    }

    static void payload(LinkPayload frame, int linkType, long offset) {
        switch (linkType) {
            case LinkType.JUNIPER_ETHER, LinkType.JUNIPER_PPPOE ->
                    EtherTypes.ethernet(frame, offset);
            case LinkType.JUNIPER_PPP -> EtherTypes.ppp(frame, offset);
            case LinkType.JUNIPER_CHDLC -> LinkDecoder.ciscoHdlc(frame, offset);
            case LinkType.JUNIPER_FRELAY -> RareLinks.frameRelay(frame, offset);
            case LinkType.JUNIPER_ATM1 -> atm(frame, offset, 4);
            case LinkType.JUNIPER_ATM2 -> atm(frame, offset, 8);
            case LinkType.JUNIPER_MLPPP -> EtherTypes.ppp(frame, behindCookie(frame, offset));
            case LinkType.JUNIPER_MLFR -> frameRelayBundle(frame, behindCookie(frame, offset));
            case LinkType.JUNIPER_SERVICES -> bareIp(frame, behindCookie(frame, offset));
            default -> frame.stop(StopReason.UNKNOWN_LINK_TYPE, offset, 0);
        }
    }

    private static long behindCookie(LinkPayload frame, long offset) {
        return switch (frame.end > offset ? u8(frame.bytes, offset) : 0) {
            case LINK_SERVICES -> offset + 4;
            case ADAPTIVE_SERVICES -> offset + 8;
            default -> offset;
        };
    }

    private static void frameRelayBundle(LinkPayload frame, long offset) {
        if (!frame.has(offset, 2)) {
            return;
        }
        if (u8(frame.bytes, offset) == 0x03) {
            RareLinks.networkLayerProtocol(frame, offset + 1);
        } else {
            frame.other(EtherType.LLC, offset);
        }
    }

    private static void bareIp(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1)) {
            return;
        }
        if (LinkDecoder.looksLikeIp(frame.bytes, offset, frame.end)) {
            frame.ipByNibble(offset);
        } else {
            frame.other(EtherType.LLC, offset);
        }
    }

    private static void atm(LinkPayload frame, long offset, int cookie) {
        if (!frame.has(offset, cookie + 3)) {
            return;
        }
        long behind = offset + cookie;
        int start = i32(frame.bytes, behind - 1) & 0xFFFFFF;
        if (start == 0xFEFE03 || start == 0xAAAA03) {
            EtherTypes.llc(frame, behind);
        } else if (u8(frame.bytes, behind) == 0x03) {
            RareLinks.networkLayerProtocol(frame, behind + 1);
        } else {
            multiplexedByCircuit(frame, behind);
        }
    }

    /// Nothing names what a circuit of its own carries (RFC 2684 §6). An Ethernet frame is told by
    /// an EtherType that leads to IP, PPP by its protocol with IP behind it, IP by its version.
    private static void multiplexedByCircuit(LinkPayload frame, long offset) {
        if (hasKnownEtherType(frame, offset)) {
            EtherTypes.ethernet(frame, offset);
        } else if (PppBundles.announcesIp(frame, offset)) {
            EtherTypes.ppp(frame, offset);
        } else if (LinkDecoder.looksLikeIp(frame.bytes, offset, frame.end)) {
            frame.ipByNibble(offset);
        } else {
            EtherTypes.ethernet(frame, offset);
        }
    }

    private static boolean hasKnownEtherType(LinkPayload frame, long offset) {
        if (frame.end - offset < 14) {
            return false;
        }
        return switch (u16(frame.bytes, offset + 12)) {
            case EtherType.IPV4,
                    EtherType.IPV6,
                    EtherType.ARP,
                    EtherType.VLAN,
                    EtherType.SERVICE_VLAN,
                    EtherType.MPLS,
                    EtherType.PPPOE_SESSION,
                    EtherType.PPPOE_DISCOVERY ->
                    true;
            default -> false;
        };
    }
}
