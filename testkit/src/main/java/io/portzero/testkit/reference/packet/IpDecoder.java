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

    /// Reads an IP header whose version nobody announced.
    void anyVersion(Slice packet, Scope scope) {
        switch (version(packet)) {
            case 4 -> ipv4(packet, scope);
            case 6 -> ipv6(packet, scope);
            default -> walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    /// Reads an IPv4 header; another version in this place is a lie.
    void ipv4(Slice packet, Scope scope) {
        int headerLength = version(packet) == 4 ? (packet.int8(0) & 0xf) * 4 : 0;
        int totalLength = packet.has(4) ? packet.int16(2) : 0;
        if (headerLength < 20
                || (totalLength != 0 && totalLength < headerLength)
                || !walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (packet.has(20) && (packet.int16(6) & 0x1fff) != 0) {
            // Without its addresses nobody could say what it is a fragment of.
            walk.absent(scope, Outcome.NON_FIRST_FRAGMENT);
        } else if (packet.has(8) && (packet.int16(6) & 0x1fff) != 0) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (!packet.has(headerLength)) {
            cutHeader(packet, 9, scope);
        } else {
            // Segmentation offload leaves the total length at zero: the capture decides.
            Slice whole = totalLength == 0 ? packet : packet.first(totalLength);
            payload(4, packet.int8(9), whole.from(headerLength), scope);
        }
    }

    /// Reads an IPv6 header; another version in this place is a lie.
    void ipv6(Slice packet, Scope scope) {
        if (version(packet) != 6 || !walk.descend()) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        if (!packet.has(40)) {
            cutHeader(packet, 6, scope);
            return;
        }
        int next = packet.int8(6);
        long payloadLength = packet.int16(4);
        if (payloadLength == 0) {
            payloadLength = JumboOption.length(next, packet.from(40));
        }
        payload(6, next, packet.from(40).first(payloadLength), scope);
    }

    private static int version(Slice packet) {
        return packet.has(1) ? packet.int8(0) >>> 4 : -1;
    }

    /// An IP header that is not whole may still announce a transport header that is missing.
    private void cutHeader(Slice packet, int protocolOffset, Scope scope) {
        walk.absent(scope, Outcome.UNDECODABLE);
        if (packet.has(protocolOffset + 1)
                && TransportDecoder.hasPorts(packet.int8(protocolOffset))) {
            walk.cutTransportHeader(scope);
        }
    }

    /// Reads what an IP header or an extension header announces. Of the extension headers IPv4
    /// knows only AH; the other numbers mean nothing there.
    private void payload(int version, int protocol, Slice payload, Scope scope) {
        walk.protocol(scope, protocol);
        switch (version == 4 && protocol != 51 ? -1 : protocol) {
            case 0, 43, 60, 135, 139, 140 -> extension(version, payload, 8, scope);
            case 51 -> extension(version, payload, 4, scope);
            case 44 -> fragment(payload, scope);
            default -> transport.decode(version, protocol, payload, scope);
        }
    }

    /// AH counts in units of 4 bytes beyond the first 8 (RFC 4302 §2.2), all others in units of 8.
    private void extension(int version, Slice header, int unit, Scope scope) {
        int length = header.has(2) ? 8 + header.int8(1) * unit : 8;
        if (!header.has(length) || !walk.descend()) {
            cutHeader(header, 0, scope);
        } else {
            payload(version, header.int8(0), header.from(length), scope);
        }
    }

    private void fragment(Slice header, Scope scope) {
        if (!header.has(8)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if ((header.int16(2) & 0xfff8) != 0) {
            walk.absent(scope, Outcome.NON_FIRST_FRAGMENT);
        } else {
            payload(6, header.int8(0), header.from(8), scope);
        }
    }
}
