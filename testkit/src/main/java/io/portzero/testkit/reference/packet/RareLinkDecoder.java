package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;
import java.util.Optional;

/// Link types that few captures have.
final class RareLinkDecoder {
    private static final int NFLOG_PAYLOAD = 9;

    private final PacketWalk walk;
    private final LinkDecoder links;
    private final PointToPointDecoder pointToPoint;
    private final UncommonLinkDecoder uncommon;

    RareLinkDecoder(PacketWalk walk, LinkDecoder links, PointToPointDecoder pointToPoint) {
        this.walk = walk;
        this.links = links;
        this.pointToPoint = pointToPoint;
        this.uncommon = new UncommonLinkDecoder(walk, links);
    }

    void decode(int linkType, Slice frame, Scope scope) {
        switch (linkType) {
            case 6 -> tokenRing(frame, scope);
            case 7 -> arcnet(frame, 2, scope);
            case 129 -> arcnet(frame, 4, scope);
            case 10 -> fddi(frame, scope);
            case 11, 100 -> links.logicalLink(frame, scope);
            case 13, 109 -> encapsulated(frame, scope);
            case 112 -> pointToPoint.ciscoHdlc(frame, scope);
            case 117 -> filterLog(frame, scope);
            case 123 -> sunAtm(frame, scope);
            case 149 -> privateUse(frame, scope);
            case 258 -> packetTap(frame, scope);
            case 178 -> juniperEthernet(frame, scope);
            case 197 -> extensibleRecord(frame, scope);
            case 16, 18, 19, 106 -> classicalIp(frame, scope);
            case 226 -> ipNet(frame, scope);
            case 239 -> netfilterLog(frame, scope);
            case 242 -> infiniband(frame, scope);
            default -> uncommon.decode(linkType, frame, scope);
        }
    }

    /// Access and frame control, two addresses, a routing field where the source says so, LLC.
    private void tokenRing(Slice frame, Scope scope) {
        if (!frame.has(14)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (frame.int8(1) >>> 6 != 1) {
            walk.absent(scope, Outcome.NOT_IP);
        } else {
            boolean routed = (frame.int8(8) & 0x80) != 0 && frame.has(15);
            int routing = routed ? frame.int8(14) & 0x1f : 0;
            links.logicalLink(frame.from(14 + routing), scope);
        }
    }

    /// Frame control (class, long addresses, LLC), two addresses, LLC.
    private void fddi(Slice frame, Scope scope) {
        if (!frame.has(13)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if ((frame.int8(0) & 0x70) != 0x50) {
            walk.absent(scope, Outcome.NOT_IP);
        } else {
            links.logicalLink(frame.from(13), scope);
        }
    }

    /// RFC 1201: a protocol byte, then a split flag and a sequence number.
    private void arcnet(Slice frame, int typeOffset, Scope scope) {
        if (!frame.has(typeOffset + 1)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        switch (frame.int8(typeOffset)) {
            case 240 -> links.ip().ipv4(frame.from(typeOffset + 1), scope);
            case 212 -> links.ip().ipv4(sequenced(frame.from(typeOffset + 1)), scope);
            case 196 -> links.ip().ipv6(sequenced(frame.from(typeOffset + 1)), scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// A split flag of 255 marks an exception packet, which has the three bytes once more and a
    /// pad.
    private static Slice sequenced(Slice header) {
        return header.from(header.has(1) && header.int8(0) == 0xff ? 7 : 3);
    }

    /// OpenBSD's packet filter: a length without its padding, an address family, more.
    private void filterLog(Slice frame, Scope scope) {
        int length = frame.has(2) ? frame.int8(0) + 3 >> 2 << 2 : 0;
        if (length == 0 || !frame.has(length)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else {
            family(frame.int8(1), frame.from(length), scope);
        }
    }

    /// IPsec's pseudo interface: an address family in either byte order, SPI, flags.
    private void encapsulated(Slice frame, Scope scope) {
        if (!frame.has(12)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else {
            int family = frame.int16(0) == 0 ? frame.int16(2) : frame.int32LittleEndian(0);
            family(family, frame.from(12), scope);
        }
    }

    private void family(int number, Slice packet, Scope scope) {
        switch (number) {
            case 2 -> links.ip().ipv4(packet, scope);
            case 24, 28, 30 -> links.ip().ipv6(packet, scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// SunATM: traffic type, VPI, VCI; type 1 is LAN emulation, 2 is LLC.
    private void sunAtm(Slice frame, Scope scope) {
        if (!frame.has(4)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else {
            switch (frame.int8(0) & 0xf) {
                case 1 -> lanEmulation(frame.from(4), scope);
                case 2 -> links.logicalLink(frame.from(4), scope);
                default -> walk.absent(scope, Outcome.NOT_IP);
            }
        }
    }

    /// A client's number, then Ethernet; the number 0xff00 marks a control frame.
    private void lanEmulation(Slice frame, Scope scope) {
        if (frame.has(2) && frame.int16(0) == 0xff00) {
            walk.absent(scope, Outcome.NOT_IP);
        } else {
            links.ethernet(frame.from(2), scope);
        }
    }

    /// Apple's systems wrote packet taps under this number; what else is under it, nobody knows.
    private void privateUse(Slice frame, Scope scope) {
        int length = frame.has(12) ? frame.int32LittleEndian(0) : -1;
        if (length >= 108 && length <= 256 && frame.int32LittleEndian(4) == 1) {
            packetTap(frame, scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    /// Apple's packet tap: header length, record type, link type of the payload, little-endian.
    private void packetTap(Slice frame, Scope scope) {
        int length = frame.has(12) ? frame.int32LittleEndian(0) : -1;
        if (length < 12 || !frame.has(length)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else {
            links.decode(frame.int32LittleEndian(8), frame.from(length), scope);
        }
    }

    /// "MGC", flags, and where flag 0x80 is set a counted extension; then Ethernet. Flag 2 says
    /// that the link header was left out.
    private void juniperEthernet(Slice frame, Scope scope) {
        if (!frame.has(6) || (frame.int32(0) & 0xffffff00) != 0x4d474300) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int flags = frame.int8(3);
        int length = (flags & 0x80) == 0 ? 4 : 6 + frame.int16(4);
        if ((flags & 2) == 0) {
            links.ethernet(frame.from(length), scope);
        } else {
            withoutLinkHeader(frame.from(length), scope);
        }
    }

    /// The router's own protocol number in four bytes, or nothing before the packet.
    private void withoutLinkHeader(Slice frame, Scope scope) {
        if (!frame.has(4)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int nibble = frame.int8(0) >>> 4;
        switch (frame.int32LittleEndian(0)) {
            case 2, 3 -> links.ip().ipv4(frame.from(4), scope);
            case 6, 7, 28 -> links.ip().ipv6(frame.from(4), scope);
            case 4, 5, 8 -> links.mpls(frame.from(4), scope);
            default -> {
                if (nibble == 4 || nibble == 6) {
                    links.ip().anyVersion(frame, scope);
                } else {
                    walk.absent(scope, Outcome.NOT_IP);
                }
            }
        }
    }

    /// Family, version, resource, then attributes in the capturing host's byte order.
    private void netfilterLog(Slice frame, Scope scope) {
        Slice attributes = frame.from(4);
        boolean little = attribute(attributes, NFLOG_PAYLOAD, true).isPresent();
        Optional<Slice> packet = attribute(attributes, NFLOG_PAYLOAD, little);
        if (packet.isEmpty()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        // Without an address family, the system's own header holds an EtherType.
        Slice header = attribute(attributes, 1, little).orElse(new Slice(new byte[0]));
        switch (frame.int8(0)) {
            case 2 -> links.ip().ipv4(packet.get(), scope);
            case 10 -> links.ip().ipv6(packet.get(), scope);
            default -> {
                if (header.has(2)) {
                    links.etherType(header.int16(0), packet.get(), scope);
                } else {
                    walk.absent(scope, Outcome.NOT_IP);
                }
            }
        }
    }

    private static Optional<Slice> attribute(Slice attributes, int wanted, boolean little) {
        Slice rest = attributes;
        while (rest.has(4)) {
            int length = little ? rest.int16LittleEndian(0) : rest.int16(0);
            int type = little ? rest.int16LittleEndian(2) : rest.int16(2);
            if (length < 4) {
                return Optional.empty();
            }
            if ((type & 0x7fff) == wanted) {
                return Optional.of(rest.from(4).first(length - 4));
            }
            rest = rest.from(length + 3 & ~3);
        }
        return Optional.empty();
    }

    /// RFC 2225 over ATM: the packet alone or behind LLC.
    private void classicalIp(Slice frame, Scope scope) {
        int version = frame.has(1) ? frame.int8(0) >>> 4 : 0;
        if (version == 4 || version == 6) {
            links.ip().anyVersion(frame, scope);
        } else {
            links.logicalLink(frame, scope);
        }
    }

    /// Solaris: the second byte is the system's address family.
    private void ipNet(Slice frame, Scope scope) {
        if (!frame.has(24)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        switch (frame.int8(1)) {
            case 2 -> links.ip().ipv4(frame.from(24), scope);
            case 26 -> links.ip().ipv6(frame.from(24), scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// Forty bytes of addresses, then (RFC 4391 §6) an EtherType and two reserved bytes.
    private void infiniband(Slice frame, Scope scope) {
        if (frame.has(44)) {
            links.etherType(frame.int16(40), frame.from(44), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    /// An ERF record: 16 bytes, extension headers while their first bit says so, then the type's
    /// own header and the frame.
    private void extensibleRecord(Slice record, Scope scope) {
        if (!record.has(16)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int offset = 16;
        boolean more = (record.int8(8) & 0x80) != 0;
        while (more) {
            if (!record.has(offset + 8)) {
                walk.absent(scope, Outcome.UNDECODABLE);
                return;
            }
            more = (record.int8(offset) & 0x80) != 0;
            offset += 8;
        }
        recordPayload(record.int8(8) & 0x7f, record.int16(14), record.from(offset), scope);
    }

    private void recordPayload(int type, int wireLength, Slice payload, Scope scope) {
        switch (type) {
            case 1, 10, 15, 19 -> pointToPoint.ciscoHdlc(payload.first(wireLength), scope);
            case 5, 17 -> pointToPoint.ciscoHdlc(payload.from(4), scope);
            case 4 -> links.logicalLink(payload.from(4), scope);
            case 9 -> links.logicalLink(payload.from(8), scope);
            case 2, 11, 16, 20 -> links.ethernet(payload.from(2).first(wireLength), scope);
            case 22 -> links.ip().ipv4(payload.first(wireLength), scope);
            case 23 -> links.ip().ipv6(payload.first(wireLength), scope);
            case 27 -> walk.absent(scope, Outcome.NOT_IP);
            default -> walk.absent(scope, Outcome.UNDECODABLE);
        }
    }
}
