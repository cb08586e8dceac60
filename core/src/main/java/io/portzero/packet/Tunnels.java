package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// The headers of tunnels: how long they are and what they carry.
///
/// Each method returns where the inner packet begins and sets it on the frame, or marks the frame
/// as carrying nothing that can be read.
final class Tunnels {

    static final int L2TP_PORT = 1701;
    static final int GTP_USER_PORT = 2152;
    static final int TEREDO_PORT = 3544;
    static final int GRE_IN_UDP_PORT = 4754;
    static final int VXLAN_PORT = 4789;
    static final int VXLAN_GPE_PORT = 4790;
    static final int GENEVE_PORT = 6081;
    static final int MPLS_IN_UDP_PORT = 6635;
    static final int LINUX_VXLAN_PORT = 8472;

    private static final int GRE_CHECKSUM_OR_ROUTING = 0xC000;
    private static final int GRE_ROUTING = 0x4000;
    private static final int GRE_KEY = 0x2000;
    private static final int GRE_SEQUENCE = 0x1000;
    private static final int GRE_ACKNOWLEDGEMENT = 0x0080;
    private static final int GRE_VERSION = 0x0007;
    private static final int GTP_G_PDU = 255;
    private static final int PIM_NULL_REGISTER = 0x40;

    private Tunnels() {}

    /// Whether UDP between these ports may be a tunnel; the content decides.
    static boolean mayBeTunnel(int source, int destination) {
        return isTunnelPort(source) || isTunnelPort(destination);
    }

    private static boolean isTunnelPort(int port) {
        if (port > LINUX_VXLAN_PORT || port < L2TP_PORT) {
            return false;
        }
        return switch (port) {
            case L2TP_PORT,
                    GTP_USER_PORT,
                    TEREDO_PORT,
                    GRE_IN_UDP_PORT,
                    VXLAN_PORT,
                    VXLAN_GPE_PORT,
                    GENEVE_PORT,
                    MPLS_IN_UDP_PORT,
                    LINUX_VXLAN_PORT ->
                    true;
            default -> false;
        };
    }

    /// Opens the tunnel that UDP port `port` stands for. Returns false where it stands for none.
    static boolean insideUdp(LinkPayload frame, int port, long offset) {
        switch (port) {
            case VXLAN_PORT, LINUX_VXLAN_PORT -> vxlan(frame, offset);
            case VXLAN_GPE_PORT -> vxlanGpe(frame, offset);
            case GENEVE_PORT -> geneve(frame, offset);
            case GTP_USER_PORT -> gtpUser(frame, offset);
            case TEREDO_PORT -> teredo(frame, offset);
            case MPLS_IN_UDP_PORT -> EtherTypes.mpls(frame, offset);
            case GRE_IN_UDP_PORT -> gre(frame, offset);
            case L2TP_PORT -> l2tp(frame, offset);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// VXLAN (RFC 7348 §5): flags 1 (bit 3: network identifier valid), reserved 3, identifier 3, 1.
    private static void vxlan(LinkPayload frame, long offset) {
        if (frame.has(offset, 8)) {
            if ((u8(frame.bytes, offset) & 0x08) != 0) {
                EtherTypes.ethernet(frame, offset + 8);
            } else {
                frame.other(0, offset);
            }
        }
    }

    /// VXLAN-GPE: the fourth byte names the next protocol.
    private static void vxlanGpe(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        switch (u8(frame.bytes, offset + 3)) {
            case 1 -> frame.ipv4(offset + 8);
            case 2 -> frame.ipv6(offset + 8);
            case 3 -> EtherTypes.ethernet(frame, offset + 8);
            case 4 -> ServiceHeader.decode(frame, offset + 8);
            case 5 -> EtherTypes.mpls(frame, offset + 8);
            default -> frame.other(0, offset);
        }
    }

    /// GENEVE (RFC 8926 §3.4): version 2 bits, option length 6 bits in words, flags 1, protocol 2,
    /// network identifier 3, reserved 1, options.
    private static void geneve(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        int first = u8(frame.bytes, offset);
        int header = 8 + ((first & 0x3F) << 2);
        if (first >>> 6 != 0) {
            frame.other(0, offset);
        } else if (frame.has(offset, header)) {
            EtherTypes.etherType(frame, u16(frame.bytes, offset + 2), offset + header);
        }
    }

    /// GTP-U (3GPP TS 29.281 §5.1): version 3 bits, type bit, E, S, PN bits; message 1, length 2,
    /// tunnel 4; four more bytes where any of E, S, PN is set, and chained extension headers.
    private static void gtpUser(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        ByteBuffer bytes = frame.bytes;
        int flags = u8(bytes, offset);
        if (flags >>> 4 != 3 || u8(bytes, offset + 1) != GTP_G_PDU) {
            frame.other(0, offset);
            return;
        }
        long payload = offset + 8;
        if ((flags & 0x07) != 0) {
            if (!frame.has(payload, 4)) {
                return;
            }
            int next = (flags & 0x04) != 0 ? u8(bytes, payload + 3) : 0;
            payload += 4;
            while (next != 0) {
                if (!frame.has(payload, 4)) {
                    return;
                }
                int length = u8(bytes, payload) << 2;
                if (length == 0 || !frame.has(payload, length)) {
                    frame.other(0, payload);
                    return;
                }
                next = u8(bytes, payload + length - 1);
                payload += length;
            }
        }
        ipIfNibbleSays(frame, payload);
    }

    /// Teredo (RFC 4380 §5.1.1): optional authentication (0x0001) and origin (0x0000) indicators.
    private static void teredo(LinkPayload frame, long offset) {
        long payload = offset;
        if (frame.end - payload >= 4 && u16(frame.bytes, payload) == 0x0001) {
            payload += 13L + u8(frame.bytes, payload + 2) + u8(frame.bytes, payload + 3);
        }
        if (frame.end - payload >= 8 && u16(frame.bytes, payload) == 0x0000) {
            payload += 8;
        }
        if (frame.end - payload >= 40 && u8(frame.bytes, payload) >>> 4 == 6) {
            frame.ipv6(payload);
        } else {
            frame.other(0, offset);
        }
    }

    /// L2TP (RFC 2661 §3.1): flags and version 2, optional length, tunnel, session, sequence
    /// numbers and offset; data messages carry PPP.
    private static void l2tp(LinkPayload frame, long offset) {
        if (!frame.has(offset, 6)) {
            return;
        }
        int flags = u16(frame.bytes, offset);
        if ((flags & 0x000F) != 2 || (flags & 0x8000) != 0) {
            frame.other(0, offset);
            return;
        }
        long payload = offset + 6;
        payload += (flags & 0x4000) != 0 ? 2 : 0;
        payload += (flags & 0x0800) != 0 ? 4 : 0;
        if ((flags & 0x0200) != 0) {
            if (!frame.has(payload, 2)) {
                return;
            }
            payload += 2 + u16(frame.bytes, payload);
        }
        EtherTypes.ppp(frame, payload);
    }

    private static void ipIfNibbleSays(LinkPayload frame, long offset) {
        int nibble = frame.end > offset ? u8(frame.bytes, offset) >>> 4 : 0;
        if (nibble == 4 || nibble == 6) {
            frame.ipByNibble(offset);
        } else {
            frame.other(0, offset);
        }
    }

    /// GRE (RFC 2784, RFC 2890; version 1: RFC 2637): flags 2, protocol 2, then checksum and
    /// offset, key, sequence number, acknowledgement, each four bytes where its flag is set, and
    /// routing entries (RFC 1701) that end with an empty one.
    static void gre(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        ByteBuffer bytes = frame.bytes;
        int flags = u16(bytes, offset);
        int protocol = u16(bytes, offset + 2);
        boolean pointToPoint = (flags & GRE_VERSION) == 1;
        long payload = offset + 4;
        payload += !pointToPoint && (flags & GRE_CHECKSUM_OR_ROUTING) != 0 ? 4 : 0;
        payload += (flags & GRE_KEY) != 0 ? 4 : 0;
        payload += (flags & GRE_SEQUENCE) != 0 ? 4 : 0;
        payload += pointToPoint && (flags & GRE_ACKNOWLEDGEMENT) != 0 ? 4 : 0;
        if (!pointToPoint && (flags & GRE_ROUTING) != 0) {
            payload = afterRouting(frame, payload);
            if (payload < 0) {
                return;
            }
        }
        grePayload(frame, protocol, (flags & GRE_SEQUENCE) != 0, payload);
    }

    private static long afterRouting(LinkPayload frame, long offset) {
        long entry = offset;
        while (frame.has(entry, 4)) {
            int length = u8(frame.bytes, entry + 3);
            if (length == 0) {
                return entry + 4;
            }
            entry += 4 + length;
        }
        return -1;
    }

    private static void grePayload(
            LinkPayload frame, int protocol, boolean sequenced, long offset) {
        switch (protocol) {
            // ERSPAN type I has no header of its own, type II (with a sequence number) has eight.
            case EtherType.ERSPAN_TYPE_II ->
                    EtherTypes.ethernet(frame, offset + (sequenced ? 8 : 0));
            case EtherType.ERSPAN_TYPE_III -> erspanThree(frame, offset);
            // Web cache coordination puts a four-byte redirect header in front of IPv4.
            case 0x883E -> {
                boolean plain = frame.end > offset && u8(frame.bytes, offset) >>> 4 == 4;
                frame.ipv4(plain ? offset : offset + 4);
            }
            // RFC 1701's number of frame relay.
            case 0x6559 -> RareLinks.frameRelay(frame, offset);
            default -> EtherTypes.etherType(frame, protocol, offset);
        }
    }

    /// ERSPAN type III: twelve bytes, and eight more where the last bit of them is set.
    private static void erspanThree(LinkPayload frame, long offset) {
        if (frame.has(offset, 12)) {
            boolean more = (u8(frame.bytes, offset + 11) & 1) != 0;
            EtherTypes.ethernet(frame, offset + (more ? 20 : 12));
        }
    }

    /// A multicast packet on its way to the rendezvous point (RFC 7761 §4.9.3): version 2 and type
    /// 1 in a byte, reserved 1, checksum 2, flags 4. A null register quotes a header alone.
    static void pimRegister(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        boolean register = u8(frame.bytes, offset) == 0x21;
        boolean empty = (u8(frame.bytes, offset + 4) & PIM_NULL_REGISTER) != 0;
        if (register && !empty) {
            ipIfNibbleSays(frame, offset + 8);
        } else {
            frame.other(0, offset);
        }
    }

    /// EtherIP (RFC 3378): version 4 bits, reserved 12 bits, Ethernet frame.
    static void etherIp(LinkPayload frame, long offset) {
        if (frame.has(offset, 2)) {
            EtherTypes.ethernet(frame, offset + 2);
        }
    }
}
