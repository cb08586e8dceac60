package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;
import java.util.List;

/// Tags and wrappers behind less common EtherTypes.
final class WrapperDecoder {
    private final PacketWalk walk;
    private final LinkDecoder links;

    WrapperDecoder(PacketWalk walk, LinkDecoder links) {
        this.walk = walk;
        this.links = links;
    }

    void decode(int type, Slice payload, Scope scope) {
        switch (type) {
            case 0x894f -> serviceHeader(payload, scope);
            case 0x8909 -> groupTag(payload, scope);
            // Seamless redundancy (HSR) and the redundancy tag of IEEE 802.1CB: two numbers.
            case 0x892f, 0xf1c1 -> links.tagged(payload, 6, scope);
            case 0x88e5 -> authenticated(payload, scope);
            case 0x22f3 -> routed(payload, scope);
            case 0x4305 -> mesh(payload, scope);
            case 0x8870 -> links.logicalLink(payload, scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// RFC 8300: two words at least, then what the fourth byte names.
    void serviceHeader(Slice header, Scope scope) {
        if (!header.has(8) || !walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int length = (header.int8(1) & 0x3f) * 4;
        if (header.int8(0) >= 0x40 || length < 8) {
            walk.absent(scope, Outcome.NOT_IP);
        } else if (header.has(length)) {
            serviced(header.int8(3), header.from(length), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    private void serviced(int next, Slice payload, Scope scope) {
        switch (next) {
            case 1 -> links.ip().ipv4(payload, scope);
            case 2 -> links.ip().ipv6(payload, scope);
            case 3 -> links.ethernet(payload, scope);
            case 4 -> serviceHeader(payload, scope);
            case 5 -> links.mpls(payload, scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// Cisco's MetaData of version 1 with one option, the security group.
    private void groupTag(Slice tag, Scope scope) {
        if (tag.has(8) && tag.int32(0) != 0x01010001) {
            walk.absent(scope, Outcome.NOT_IP);
        } else {
            links.tagged(tag, 8, scope);
        }
    }

    /// IEEE 802.1AE: neither encrypted nor changed, else there is nothing to read.
    private void authenticated(Slice tag, Scope scope) {
        if (!tag.has(6)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        boolean clear = (tag.int8(0) & 0x8c) == 0;
        int header = (tag.int8(0) & 0x20) == 0 ? 6 : 14;
        int length = tag.int8(1) & 0x3f;
        if (clear) {
            Slice data = tag.from(header);
            links.tagged(length == 0 ? data : data.first(length), 2, scope);
        } else {
            walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// RFC 6325 §3: version 0, a count of option words, the names of two bridges, a whole frame.
    private void routed(Slice header, Scope scope) {
        if (!header.has(6)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (header.int8(0) >>> 6 != 0) {
            walk.absent(scope, Outcome.NOT_IP);
        } else {
            int options = (header.int8(0) & 7) << 2 | header.int8(1) >>> 6;
            links.ethernet(header.from(6 + 4 * options), scope);
        }
    }

    /// B.A.T.M.A.N. advanced, type and compatibility version first: only frames that cross the mesh
    /// whole.
    private void mesh(Slice header, Scope scope) {
        if (!header.has(4)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int length =
                switch (header.int16(0)) {
                    case 0x030e, 0x400f -> 10;
                    case 0x040e, 0x010f -> 14;
                    case 0x090e, 0x420f -> 18;
                    default -> -1;
                };
        if (length > 0 && header.has(length)) {
            links.ethernet(header.from(length), scope);
        } else {
            walk.absent(scope, length > 0 ? Outcome.UNDECODABLE : Outcome.NOT_IP);
        }
    }

    /// Cisco's inter-switch link: an address of its own in five bytes, the type Ethernet in the
    /// upper half of the sixth.
    static boolean isInterSwitch(Slice frame) {
        boolean address = List.of(0x01, 0x03, 0x0c).contains(frame.int8(0));
        return address
                && frame.int32(1) == 0x000c0000
                && frame.int8(5) >>> 4 == 0
                && frame.int16(12) < 0x600;
    }
}
