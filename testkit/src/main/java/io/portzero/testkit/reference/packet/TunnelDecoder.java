package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketWalk.Scope;

/// Headers that carry a whole packet: over IP directly, or over UDP on a known port.
final class TunnelDecoder {
    private final IpDecoder ip;
    private final LinkDecoder links;

    TunnelDecoder(IpDecoder ip, LinkDecoder links) {
        this.ip = ip;
        this.links = links;
    }

    /// Reads what an IP protocol number without ports carries, if it is a tunnel.
    void overIp(int protocol, Slice payload, Scope inner) {
        switch (protocol) {
            case 4, 94 -> ip.ipv4(payload, inner);
            case 41 -> ip.ipv6(payload, inner);
            case 47 -> gre(payload, inner);
            // PIM version 2, type 1, the bit for a register without a packet not set.
            case 103 -> {
                if (payload.has(8) && payload.int8(0) == 0x21 && (payload.int8(4) & 0x40) == 0) {
                    ip.anyVersion(payload.from(8), inner);
                }
            }
            case 97 -> links.ethernet(payload.from(2), inner);
            case 137 -> links.mpls(payload, inner);
            case 143 -> links.ethernet(payload, inner);
            default -> {}
        }
    }

    /// Reads the payload of a UDP datagram on a tunnel's port, if it looks like that tunnel.
    void overUdp(int source, int destination, Slice payload, Scope inner) {
        if (!overUdp(destination, payload, inner)) {
            overUdp(source, payload, inner);
        }
    }

    private boolean overUdp(int port, Slice payload, Scope inner) {
        switch (port) {
            case 1701 -> layerTwo(payload, inner);
            case 2152 -> gtpUser(payload, inner);
            case 3544 -> teredo(payload, inner);
            case 4754 -> gre(payload, inner);
            case 4789, 8472 -> vxlan(payload, inner);
            case 4790 -> vxlanGeneric(payload, inner);
            case 6081 -> geneve(payload, inner);
            case 6635 -> links.mpls(payload, inner);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// The generic protocol extension of VXLAN: the fourth byte names what follows.
    private void vxlanGeneric(Slice header, Scope inner) {
        switch (header.has(8) ? header.int8(3) : 0) {
            case 1 -> ip.ipv4(header.from(8), inner);
            case 2 -> ip.ipv6(header.from(8), inner);
            case 3 -> links.ethernet(header.from(8), inner);
            case 4 -> links.wrappers().serviceHeader(header.from(8), inner);
            case 5 -> links.mpls(header.from(8), inner);
            default -> {}
        }
    }

    /// RFC 2661 §3.1, data messages of version 2: optional length, tunnel and session, optional
    /// sequence numbers, optional offset with padding, then PPP.
    private void layerTwo(Slice header, Scope inner) {
        if (!header.has(6) || (header.int16(0) & 0x800f) != 2) {
            return;
        }
        int flags = header.int16(0);
        int length = 6 + ((flags & 0x4000) != 0 ? 2 : 0) + ((flags & 0x0800) != 0 ? 4 : 0);
        if ((flags & 0x0200) != 0) {
            if (!header.has(length + 2)) {
                return;
            }
            length += 2 + header.int16(length);
        }
        links.pointToPoint(header.from(length), inner);
    }

    /// RFC 2784 and 2890, or version 1 with PPP behind it (RFC 2637 §4.1).
    private void gre(Slice header, Scope inner) {
        if (!header.has(4)) {
            return;
        }
        int flags = header.int16(0);
        int length = 4;
        boolean pointToPoint = (flags & 7) == 1;
        length += !pointToPoint && (flags & 0xc000) != 0 ? 4 : 0;
        length += (flags & 0x2000) != 0 ? 4 : 0;
        length += (flags & 0x1000) != 0 ? 4 : 0;
        length += pointToPoint && (flags & 0x0080) != 0 ? 4 : 0;
        if (!header.has(length)) {
            return;
        }
        boolean numbered = (flags & 0x1000) != 0;
        if (pointToPoint || (flags & 0x4000) == 0) {
            greProtocol(header.int16(2), numbered, header.from(length), inner);
        } else {
            greRouted(header.int16(2), numbered, header.from(length), inner);
        }
    }

    /// Source routing (RFC 1701): entries of family, offset, length and addresses; an empty one
    /// ends them.
    private void greRouted(int protocol, boolean numbered, Slice entries, Scope inner) {
        Slice rest = entries;
        while (rest.has(4)) {
            int length = rest.int8(3);
            rest = rest.from(4 + length);
            if (length == 0) {
                greProtocol(protocol, numbered, rest, inner);
                return;
            }
        }
    }

    private void greProtocol(int protocol, boolean numbered, Slice payload, Scope inner) {
        switch (protocol) {
            // ERSPAN: type I has no header and no sequence number, type II eight bytes.
            case 0x88be -> links.ethernet(payload.from(numbered ? 8 : 0), inner);
            case 0x22eb -> erspan3(payload, inner);
            case 0x6559 -> links.relayed(payload, inner);
            // Web cache coordination: version 2 puts four bytes in front of the packet.
            case 0x883e ->
                    ip.ipv4(
                            payload.has(1) && payload.int8(0) >>> 4 == 4
                                    ? payload
                                    : payload.from(4),
                            inner);
            default -> links.etherType(protocol, payload, inner);
        }
    }

    /// Twelve bytes, and eight more where the last bit of them says so.
    private void erspan3(Slice header, Scope inner) {
        if (header.has(12)) {
            links.ethernet(header.from((header.int8(11) & 1) == 1 ? 20 : 12), inner);
        }
    }

    /// RFC 7348 §5: the flag that makes the network identifier valid must be set.
    private void vxlan(Slice header, Scope inner) {
        if (header.has(8) && (header.int8(0) & 0x08) != 0) {
            links.ethernet(header.from(8), inner);
        }
    }

    /// RFC 8926 §3.4, version 0.
    private void geneve(Slice header, Scope inner) {
        if (header.has(8) && header.int8(0) >>> 6 == 0) {
            int length = 8 + (header.int8(0) & 0x3f) * 4;
            links.etherType(header.int16(2), header.from(length), inner);
        }
    }

    /// TS 29.281 §5: version 1, protocol type GTP, message type G-PDU.
    private void gtpUser(Slice header, Scope inner) {
        if (!header.has(8) || header.int8(0) >>> 4 != 3 || header.int8(1) != 0xff) {
            return;
        }
        int length = 8;
        if ((header.int8(0) & 7) != 0) {
            length = 12;
            int next = header.has(12) && (header.int8(0) & 4) != 0 ? header.int8(11) : 0;
            while (next != 0) {
                int units = header.has(length + 1) ? header.int8(length) : 0;
                if (units == 0 || !header.has(length + units * 4)) {
                    return;
                }
                length += units * 4;
                next = header.int8(length - 1);
            }
        }
        ip.anyVersion(header.from(length), inner);
    }

    /// RFC 4380 §5.1.1: optional authentication, optional origin, then IPv6.
    private void teredo(Slice payload, Scope inner) {
        Slice rest = payload;
        if (rest.has(4) && rest.int16(0) == 1) {
            rest = rest.from(4 + rest.int8(2) + rest.int8(3) + 9);
        }
        if (rest.has(8) && rest.int16(0) == 0) {
            rest = rest.from(8);
        }
        if (rest.has(40) && rest.int8(0) >>> 4 == 6) {
            ip.ipv6(rest, inner);
        }
    }
}
