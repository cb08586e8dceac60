package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;
import java.util.Arrays;

/// Link headers by link type number, and the EtherTypes and LLC addresses they lead to.
final class LinkDecoder {
    private final PacketWalk walk;
    private final IpDecoder ip;
    private final PointToPointDecoder pointToPoint;
    private final WirelessDecoder wireless;
    private final RareLinkDecoder rare;
    private final WrapperDecoder wrappers;

    LinkDecoder(PacketWalk walk) {
        this.walk = walk;
        this.ip = new IpDecoder(walk, this);
        this.pointToPoint = new PointToPointDecoder(walk, this);
        this.wireless = new WirelessDecoder(walk, this);
        this.wrappers = new WrapperDecoder(walk, this);
        this.rare = new RareLinkDecoder(walk, this, pointToPoint);
    }

    void decode(int linkType, Slice frame, Scope scope) {
        if (!walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        switch (linkType) {
            case 1 -> ethernet(frame, scope);
            case 12, 14, 101 -> unframed(frame, scope);
            case 219 -> mpls(frame, scope);
            case 228 -> ip.ipv4(frame, scope);
            case 229 -> ip.ipv6(frame, scope);
            case 0, 108 -> loopback(frame, scope);
            case 9, 50, 51, 104, 107, 166, 204, 205 -> pointToPoint.decode(linkType, frame, scope);
            case 105, 119, 127, 163, 192 -> wireless.decode(linkType, frame, scope);
            case 113 -> cooked(frame, 14, 16, 2, scope);
            case 276 -> cooked(frame, 0, 20, 8, scope);
            default -> rare.decode(linkType, frame, scope);
        }
    }

    /// Ethernet II or, where the type field is at most 1500, IEEE 802.3 with LLC.
    void ethernet(Slice frame, Scope scope) {
        if (!frame.has(14) || !walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        if (!WrapperDecoder.isInterSwitch(frame)) {
            typeOrLength(frame.int16(12), frame.from(14), scope);
        } else if (frame.has(26)) {
            ethernet(frame.from(26), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    private void typeOrLength(int typeOrLength, Slice payload, Scope scope) {
        if (typeOrLength > 1500) {
            etherType(typeOrLength, payload, scope);
        } else {
            logicalLink(payload.first(typeOrLength), scope);
        }
    }

    /// Reads what an EtherType announces.
    void etherType(int type, Slice payload, Scope scope) {
        if (!walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        switch (type) {
            case 0x0800 -> ip.ipv4(payload, scope);
            case 0x86dd -> ip.ipv6(payload, scope);
            case 0x8100, 0x88a8, 0x9100, 0x9200 -> tagged(payload, 4, scope);
            // VN-Tag, and the E-Tag of IEEE 802.1BR.
            case 0x8926 -> tagged(payload, 6, scope);
            case 0x893f -> tagged(payload, 8, scope);
            case 0x8847, 0x8848 -> mpls(payload, scope);
            case 0x8864 -> pointToPoint.overEthernet(payload, scope);
            case 0x880b -> pointToPoint.framed(payload, scope);
            case 0x6558 -> ethernet(payload, scope);
            // IEEE 802.1ah: four bytes of I-TAG, then the customer's frame.
            case 0x88e7 -> ethernet(payload.from(4), scope);
            // FabricPath: two bytes of tag, then the frame that crosses the fabric.
            case 0x8903 -> ethernet(payload.from(2), scope);
            default -> wrappers.decode(type, payload, scope);
        }
    }

    void tagged(Slice tag, int length, Scope scope) {
        if (tag.has(length)) {
            typeOrLength(tag.int16(length - 2), tag.from(length), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    /// RFC 3032: labels up to the bottom of the stack; the first nibble behind it tells IP from a
    /// pseudowire (RFC 4385 §3).
    void mpls(Slice stack, Scope scope) {
        int offset = 0;
        do {
            if (!stack.has(offset + 4)) {
                walk.absent(scope, Outcome.UNDECODABLE);
                return;
            }
            offset += 4;
        } while ((stack.int8(offset - 2) & 1) == 0);
        Slice payload = stack.from(offset);
        switch (payload.has(1) ? payload.int8(0) >>> 4 : -1) {
            case 4, 6 -> ip.anyVersion(payload, scope);
            case 0 -> ethernet(payload.from(4), scope);
            case 1 -> besidePseudowire(payload, scope);
            case -1 -> walk.absent(scope, Outcome.UNDECODABLE);
            // An Ethernet pseudowire without control word.
            default -> ethernet(payload, scope);
        }
    }

    /// RFC 4385 §5: first byte 0x10, a reserved one, a channel's number, which is PPP's for IP.
    private void besidePseudowire(Slice channel, Scope scope) {
        boolean version0 = channel.has(4) && channel.int8(0) == 0x10;
        switch (version0 ? channel.int16(2) : -1) {
            case 0x0021 -> ip.ipv4(channel.from(4), scope);
            case 0x0057 -> ip.ipv6(channel.from(4), scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// IEEE 802.2, unnumbered information only: SNAP (RFC 1042) or the address 6, which is IP.
    void logicalLink(Slice header, Scope scope) {
        if (!header.has(3)) {
            walk.absent(scope, header.has(2) ? Outcome.NOT_IP : Outcome.UNDECODABLE);
            return;
        }
        switch (header.int16(0) << 8 | header.int8(2)) {
            case 0xaaaa03 -> subnetworkAccess(header.from(3), scope);
            case 0xfefe03 -> pointToPoint.networkLayer(header.from(3), scope);
            case 0x060603 -> ip.ipv4(header.from(3), scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    void subnetworkAccess(Slice header, Scope scope) {
        if (!header.has(5)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int organisation = header.int8(0) << 16 | header.int16(1);
        switch (organisation) {
            case 0x000000, 0x0000f8 -> etherType(header.int16(3), header.from(5), scope);
            // RFC 2684 §5.2: bridged Ethernet, with (1) or without (7) frame check sequence.
            case 0x0080c2 -> bridged(header, scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    private void bridged(Slice header, Scope scope) {
        switch (header.int16(3)) {
            case 1, 7 -> ethernet(header.from(7), scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// IP, or PPP at one of three places where old Linux kernels put it, or ten zeros before IP.
    private void unframed(Slice frame, Scope scope) {
        int version = frame.has(1) ? frame.int8(0) >>> 4 : 4;
        if (version != 4 && version != 6) {
            for (int start : new int[] {0, 1, 6}) {
                if (frame.has(start + 2) && frame.int16(start) == 0xff03) {
                    pointToPoint.framed(frame.from(start), scope);
                    return;
                }
            }
            boolean zeros = Arrays.equals(frame.first(10).bytes(), new byte[10]);
            ip.anyVersion(zeros && frame.has(11) ? frame.from(10) : frame, scope);
        } else {
            ip.anyVersion(frame, scope);
        }
    }

    /// BSD loopback: an address family, in the byte order of whoever captured. Its numbers for IPv6
    /// differ from system to system.
    private void loopback(Slice frame, Scope scope) {
        if (!frame.has(4)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        boolean little = frame.int16(2) == 0;
        int family = little ? frame.int32LittleEndian(0) : frame.int32(0);
        switch (family) {
            case 2 -> ip.ipv4(frame.from(4), scope);
            case 10, 24, 28, 30 -> ip.ipv6(frame.from(4), scope);
            default -> {
                if (frame.int16(0) == 0xff03) {
                    pointToPoint.framed(frame, scope);
                } else if (family > 1500 && family <= 0xffff) {
                    etherType(family, frame.from(4), scope);
                } else {
                    walk.absent(scope, Outcome.NOT_IP);
                }
            }
        }
    }

    /// Linux cooked capture: a protocol, the ARP hardware type that may change its meaning, and the
    /// payload.
    private void cooked(
            Slice frame, int protocolOffset, int length, int hardwareOffset, Scope scope) {
        if (!frame.has(length)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int protocol = frame.int16(protocolOffset);
        Slice payload = frame.from(length);
        switch (frame.int16(hardwareOffset)) {
            case 803 -> wireless.decode(127, payload, scope);
            case 824 -> walk.absent(scope, Outcome.NOT_IP);
            default -> cookedProtocol(protocol, payload, scope);
        }
    }

    private void cookedProtocol(int protocol, Slice payload, Scope scope) {
        switch (protocol) {
            case 0x0004 -> logicalLink(payload, scope);
            case 0x0003 -> ethernet(payload, scope);
            case 0x0007 -> pointToPoint.framed(payload, scope);
            case 0x0001 -> walk.absent(scope, Outcome.NOT_IP);
            default -> etherType(protocol, payload, scope);
        }
    }

    WrapperDecoder wrappers() {
        return wrappers;
    }

    IpDecoder ip() {
        return ip;
    }

    void relayed(Slice frame, Scope scope) {
        pointToPoint.decode(107, frame, scope);
    }

    void pointToPoint(Slice frame, Scope scope) {
        pointToPoint.framed(frame, scope);
    }
}
