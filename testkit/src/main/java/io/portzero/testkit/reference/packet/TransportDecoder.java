package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketReading.Ports;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;

/// What an IP protocol number announces: ports, ICMP, another header in a tunnel, or nothing.
final class TransportDecoder {
    private final PacketWalk walk;
    private final IpDecoder ip;
    private final TunnelDecoder tunnels;

    TransportDecoder(PacketWalk walk, IpDecoder ip, LinkDecoder links) {
        this.walk = walk;
        this.ip = ip;
        this.tunnels = new TunnelDecoder(ip, links);
    }

    /// Whether a protocol's header starts with two ports.
    static boolean hasPorts(int protocol) {
        return switch (protocol) {
            case 6, 17, 33, 132, 136 -> true;
            default -> false;
        };
    }

    /// Reads what follows the last IP header.
    ///
    /// @param version of that header, 4 or 6
    void decode(int version, int protocol, Slice payload, Scope scope) {
        switch (protocol) {
            case 6 -> tcp(payload, scope);
            case 17 -> udp(version, payload, scope);
            case 132 -> ported(payload, 12, scope);
            case 33 -> ported(payload, 12, scope);
            case 136 -> ported(payload, 8, scope);
            case 1 -> icmp(payload, scope);
            case 58 -> icmpv6(payload, scope);
            default -> {
                walk.absent(scope, Outcome.NO_PORTS_IN_PROTOCOL);
                tunnels.overIp(protocol, payload, scope.behindTunnel());
            }
        }
    }

    private void tcp(Slice segment, Scope scope) {
        ported(segment, 20, scope);
        if (segment.has(13) && segment.int8(12) >>> 4 < 5) {
            walk.cutTransportHeader(scope);
        }
    }

    private void udp(int version, Slice datagram, Scope scope) {
        ported(datagram, 8, scope);
        if (!datagram.has(8)) {
            return;
        }
        int length = datagram.int16(4);
        boolean jumbogram = length == 0 && version == 6;
        if (length < 8 && !jumbogram) {
            walk.cutTransportHeader(scope);
        }
        // A jumbogram (RFC 2675 §4) and segmentation offload leave the length at zero.
        Slice whole = length < 8 ? datagram : datagram.first(length);
        tunnels.overUdp(datagram.int16(0), datagram.int16(2), whole.from(8), scope.behindTunnel());
    }

    /// All protocols that have ports have them in their first four bytes.
    private void ported(Slice header, int fixedLength, Scope scope) {
        if (!header.has(fixedLength)) {
            walk.cutTransportHeader(scope);
        }
        if (header.has(4)) {
            walk.ports(scope, new Ports(header.int16(0), header.int16(2)));
        } else {
            walk.absent(scope, Outcome.TRUNCATED);
        }
    }

    /// RFC 792: unreachable, source quench, redirect, time exceeded, parameter problem.
    private void icmp(Slice message, Scope scope) {
        walk.absent(scope, Outcome.NO_PORTS_IN_PROTOCOL);
        if (!message.has(9)) {
            return;
        }
        switch (message.int8(0)) {
            case 3, 4, 5, 11, 12 -> ip.ipv4(message.from(8), scope.insideError());
            default -> {}
        }
    }

    /// RFC 4443 §2.1: types below 128 are errors; 1 to 4 are assigned.
    private void icmpv6(Slice message, Scope scope) {
        walk.absent(scope, Outcome.NO_PORTS_IN_PROTOCOL);
        if (message.has(9) && message.int8(0) >= 1 && message.int8(0) <= 4) {
            ip.ipv6(message.from(8), scope.insideError());
        }
    }
}
