package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;

/// IPv4 (RFC 791) and IPv6 (RFC 8200) headers, extension headers included.
final class IpDecoder {
    private final PacketWalk walk;
    private final TransportDecoder transport;

    IpDecoder(PacketWalk walk, LinkDecoder links) {
        this.walk = walk;
        this.transport = new TransportDecoder(walk, this, links);
    }

    /// Reads an IP header of either version.
    void ip(Slice packet, Scope scope) {
        if (!packet.has(1) || !walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        switch (packet.int8(0) >>> 4) {
            case 4 -> ipv4(packet, scope);
            case 6 -> ipv6(packet, scope);
            default -> walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    private void ipv4(Slice packet, Scope scope) {
        int headerLength = (packet.int8(0) & 0xf) * 4;
        if (headerLength < 20 || !packet.has(headerLength)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int totalLength = packet.int16(2);
        if (totalLength != 0 && totalLength < headerLength) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int protocol = packet.int8(9);
        walk.protocol(scope, protocol);
        if ((packet.int16(6) & 0x1fff) != 0) {
            walk.absent(scope, Outcome.NON_FIRST_FRAGMENT);
            return;
        }
        // Segmentation offload leaves the total length at zero: the capture decides.
        Slice whole = totalLength == 0 ? packet : packet.first(totalLength);
        payload(protocol, whole.from(headerLength), scope);
    }

    private void ipv6(Slice packet, Scope scope) {
        if (!packet.has(40)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int next = packet.int8(6);
        long payloadLength = packet.int16(4);
        if (payloadLength == 0) {
            payloadLength = JumboOption.length(next, packet.from(40));
        }
        payload(next, packet.from(40).first(payloadLength), scope);
    }

    /// Reads what an IP header or an extension header announces.
    void payload(int protocol, Slice payload, Scope scope) {
        walk.protocol(scope, protocol);
        switch (protocol) {
            case 0, 43, 60, 135, 139, 140 -> extension(payload, 8, scope);
            case 51 -> extension(payload, 4, scope);
            case 44 -> fragment(payload, scope);
            default -> transport.decode(protocol, payload, scope);
        }
    }

    /// AH counts in units of 4 bytes beyond the first 8 (RFC 4302 §2.2), all others in units of 8.
    private void extension(Slice header, int unit, Scope scope) {
        if (!header.has(2) || !walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int length = 8 + header.int8(1) * unit;
        if (!header.has(length)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        payload(header.int8(0), header.from(length), scope);
    }

    private void fragment(Slice header, Scope scope) {
        if (!header.has(8)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if ((header.int16(2) & 0xfff8) != 0) {
            walk.absent(scope, Outcome.NON_FIRST_FRAGMENT);
        } else {
            payload(header.int8(0), header.from(8), scope);
        }
    }
}
