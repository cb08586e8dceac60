package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;

/// Serial links: PPP (RFC 1661), PPPoE (RFC 2516), Cisco HDLC and frame relay (RFC 2427).
final class PointToPointDecoder {
    private final PacketWalk walk;
    private final LinkDecoder links;

    PointToPointDecoder(PacketWalk walk, LinkDecoder links) {
        this.walk = walk;
        this.links = links;
    }

    void decode(int linkType, Slice frame, Scope scope) {
        switch (linkType) {
            case 51 -> overEthernet(frame, scope);
            case 104 -> ciscoHdlc(frame, scope);
            case 107 -> frameRelay(frame, scope);
            // One byte of direction first.
            case 204 -> framed(frame.from(1), scope);
            case 166 -> daemon(frame, scope);
            case 205 -> ciscoHdlc(frame.from(1), scope);
            case 9, 50 -> serial(frame, scope);
            default -> framed(frame, scope);
        }
    }

    /// Linux's pppd: the direction in place of the address byte, or in front of it.
    private void daemon(Slice frame, Scope scope) {
        boolean inPlace = frame.has(2) && frame.int8(1) == 3;
        if (inPlace) {
            bare(frame.from(2), scope);
        } else {
            framed(frame.from(1), scope);
        }
    }

    /// Version, type, code, session, length, and PPP without framing. The session stage has only
    /// one code, so that a wrong one is damage and no reason to stop.
    void overEthernet(Slice header, Scope scope) {
        if (!header.has(6)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else {
            framed(header.from(6).first(header.int16(4)), scope);
        }
    }

    /// PPP or, told by its address byte, Cisco HDLC: captures label both as PPP.
    private void serial(Slice frame, Scope scope) {
        if (frame.has(1) && (frame.int8(0) == 0x0f || frame.int8(0) == 0x8f)) {
            ciscoHdlc(frame, scope);
        } else {
            framed(frame, scope);
        }
    }

    /// PPP with or without address and control, the protocol number compressed or not (RFC 1661
    /// §6.5, §6.6).
    void framed(Slice frame, Scope scope) {
        bare(frame.has(2) && frame.int8(0) == 0xff ? frame.from(2) : frame, scope);
    }

    private void bare(Slice bare, Scope scope) {
        if (!bare.has(1) || !walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if ((bare.int8(0) & 1) == 1) {
            protocol(bare.int8(0), bare.from(1), scope);
        } else if (bare.has(2)) {
            protocol(bare.int16(0), bare.from(2), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    private void protocol(int number, Slice payload, Scope scope) {
        switch (number) {
            case 0x0021 -> links.ip().ipv4(payload, scope);
            case 0x0057 -> links.ip().ipv6(payload, scope);
            case 0x002f -> vanJacobson(payload, scope);
            case 0x0281, 0x0283 -> links.mpls(payload, scope);
            case 0x0031 -> bridged(payload, scope);
            case 0x003d -> multilink(payload, scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// RFC 1144: TCP in IPv4 whose protocol byte was used for something else. In tunnels it is not
    /// looked for.
    private void vanJacobson(Slice packet, Scope scope) {
        if (scope != Scope.OUTER) {
            walk.absent(scope, Outcome.NOT_IP);
            return;
        }
        byte[] restored = packet.bytes().clone();
        if (restored.length >= 10) {
            restored[9] = 6;
        }
        links.ip().ipv4(new Slice(restored), scope);
    }

    /// RFC 3518: flags, the type of the frame, a LAN's number where the second flag is set.
    private void bridged(Slice header, Scope scope) {
        if (!header.has(2)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (header.int8(1) == 1) {
            links.ethernet(header.from((header.int8(0) & 0x40) == 0 ? 2 : 6), scope);
        } else {
            walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// RFC 1990: a fragment that is first and last is a packet. Its header has four bytes, or two
    /// if the ends agreed so; only where IP is announced and found can that be told.
    private void multilink(Slice header, Scope scope) {
        if (!header.has(2)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (header.int8(0) == 0xc0 && holdsIp(header.from(4))) {
            framed(header.from(4), scope);
        } else if (header.int8(0) >>> 4 == 0xc && holdsIp(header.from(2))) {
            framed(header.from(2), scope);
        } else {
            walk.absent(scope, Outcome.NOT_IP);
        }
    }

    private static boolean holdsIp(Slice frame) {
        Slice bare = frame.has(2) && frame.int16(0) == 0xff03 ? frame.from(2) : frame;
        if (!bare.has(3)) {
            return false;
        }
        int long20Bits = bare.int16(0) << 4 | bare.int8(2) >>> 4;
        int short12Bits = bare.int16(0) >>> 4;
        return long20Bits == 0x00214
                || long20Bits == 0x00576
                || short12Bits == 0x214
                || short12Bits == 0x576;
    }

    /// RFC 2427 §4.2: an Ethernet frame follows the protocol number at once, whose check sequence
    /// is there (1) or not (7).
    private void relayedAccess(Slice header, Scope scope) {
        boolean bridged =
                header.has(5)
                        && header.int32(0) == 0x0080c200
                        && (header.int8(4) == 1 || header.int8(4) == 7);
        if (bridged) {
            links.ethernet(header.from(5), scope);
        } else {
            links.subnetworkAccess(header, scope);
        }
    }

    void ciscoHdlc(Slice frame, Scope scope) {
        if (!frame.has(4)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (frame.int16(0) == 0xff03) {
            framed(frame, scope);
        } else {
            links.etherType(frame.int16(2), frame.from(4), scope);
        }
    }

    /// A Q.922 address, then either the control byte 3 and an NLPID, or Cisco's EtherType.
    private void frameRelay(Slice frame, Scope scope) {
        int length = 0;
        do {
            if (!frame.has(length + 1) || length == 4) {
                walk.absent(scope, Outcome.UNDECODABLE);
                return;
            }
            length++;
        } while ((frame.int8(length - 1) & 1) == 0);
        relayed(frame.from(length), scope);
    }

    private void relayed(Slice frame, Scope scope) {
        if (!frame.has(2)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (frame.int8(0) == 3) {
            Slice header = frame.int8(1) == 0 ? frame.from(2) : frame.from(1);
            networkLayer(header, scope);
        } else {
            links.etherType(frame.int16(0), frame.from(2), scope);
        }
    }

    void networkLayer(Slice header, Scope scope) {
        switch (header.has(1) ? header.int8(0) : -1) {
            case 0xcc -> links.ip().ipv4(header.from(1), scope);
            case 0x8e -> links.ip().ipv6(header.from(1), scope);
            case 0xcf -> framed(header.from(1), scope);
            case 0x80 -> relayedAccess(header.from(1), scope);
            case -1 -> walk.absent(scope, Outcome.UNDECODABLE);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }
}
