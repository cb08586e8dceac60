package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// Looks for zero ports in headers that are not the outermost one: packets inside tunnels, and the
/// packets that ICMP errors quote.
///
/// What is inside a tunnel counts as tunnelled even when an ICMP error inside it quotes it, and
/// what an outer ICMP error quotes counts as quoted even when a tunnel was quoted.
final class NestedDecoder {

    private static final int MAXIMUM_NESTING = 64;

    private final PacketView view;
    private final LinkPayload frame = new LinkPayload();

    NestedDecoder(PacketView view) {
        this.view = view;
    }

    /// Looks behind an outer IP header whose protocol has no ports.
    void behind(ByteBuffer bytes, IpHeader ip) {
        open(bytes, ip.protocol, ip.payload, ip.payloadEnd, PacketView.Nested.NONE, 0);
    }

    /// Looks into an outer UDP datagram that may be a tunnel.
    void insideUdp(ByteBuffer bytes, long offset, long end, int source, int destination) {
        insideUdp(bytes, offset, end, source, destination, PacketView.Nested.TUNNELLED, 0);
    }

    private void open(
            ByteBuffer bytes,
            int protocol,
            long offset,
            long end,
            PacketView.Nested within,
            int depth) {
        switch (protocol) {
            case Protocol.ICMP -> quoted(bytes, offset, end, 4, within, depth);
            case Protocol.ICMPV6 -> quoted(bytes, offset, end, 6, within, depth);
            case Protocol.IPV4, Protocol.IP_IN_IP ->
                    ip(bytes, offset, end, 4, tunnelled(within), depth);
            case Protocol.IPV6 -> ip(bytes, offset, end, 6, tunnelled(within), depth);
            case Protocol.GRE -> {
                frame.begin(bytes, end);
                Tunnels.gre(frame, offset);
                framed(bytes, tunnelled(within), depth);
            }
            case Protocol.ETHERIP -> {
                frame.begin(bytes, end);
                Tunnels.etherIp(frame, offset);
                framed(bytes, tunnelled(within), depth);
            }
            case Protocol.ETHERNET -> {
                frame.begin(bytes, end);
                EtherTypes.ethernet(frame, offset);
                framed(bytes, tunnelled(within), depth);
            }
            case Protocol.PIM -> {
                frame.begin(bytes, end);
                Tunnels.pimRegister(frame, offset);
                framed(bytes, tunnelled(within), depth);
            }
            case Protocol.MPLS_IN_IP -> {
                frame.begin(bytes, end);
                EtherTypes.mpls(frame, offset);
                framed(bytes, tunnelled(within), depth);
            }
            default -> {}
        }
    }

    private static PacketView.Nested tunnelled(PacketView.Nested within) {
        return within == PacketView.Nested.NONE ? PacketView.Nested.TUNNELLED : within;
    }

    private void insideUdp(
            ByteBuffer bytes,
            long offset,
            long end,
            int source,
            int destination,
            PacketView.Nested within,
            int depth) {
        int length = u16(bytes, offset + 4);
        long payload = offset + 8;
        frame.begin(bytes, end);
        // A length below the header is segmentation offload, a jumbogram or a lie: all may belong.
        if (length >= 8) {
            frame.endAt(offset + length);
        }
        if (Tunnels.insideUdp(frame, destination, payload)
                || Tunnels.insideUdp(frame, source, payload)) {
            framed(bytes, within, depth);
        }
    }

    private void framed(ByteBuffer bytes, PacketView.Nested within, int depth) {
        switch (frame.kind) {
            case IPV4 -> ip(bytes, frame.offset, frame.end, 4, within, depth);
            case IPV6 -> ip(bytes, frame.offset, frame.end, 6, within, depth);
            case IP -> ip(bytes, frame.offset, frame.end, 0, within, depth);
            // Compression of headers is looked for on serial lines only.
            case IPV4_TCP, OTHER, STOPPED -> {}
        }
    }

    /// The packet behind the eight bytes of an ICMP error (RFC 792; RFC 4443 §3).
    private void quoted(
            ByteBuffer bytes,
            long offset,
            long end,
            int version,
            PacketView.Nested within,
            int depth) {
        if (end - offset <= Icmp.HEADER) {
            return;
        }
        if (Icmp.quotes(version, u8(bytes, offset))) {
            PacketView.Nested kind =
                    within == PacketView.Nested.NONE ? PacketView.Nested.QUOTED : within;
            ip(bytes, offset + Icmp.HEADER, end, version, kind, depth);
        }
    }

    private void ip(
            ByteBuffer bytes,
            long offset,
            long end,
            int version,
            PacketView.Nested within,
            int depth) {
        IpHeader ip = view.inner;
        if (depth >= MAXIMUM_NESTING
                || view.nestedZeroSource
                || view.nestedZeroDestination
                || !ip.read(bytes, offset, end, version)
                || !ip.passAuthentication()
                || ip.fragmentOffset != 0) {
            return;
        }
        if (Protocol.hasPorts(ip.protocol)) {
            ports(bytes, ip, within, depth);
        } else {
            open(bytes, ip.protocol, ip.payload, ip.payloadEnd, within, depth + 1);
        }
    }

    private void ports(ByteBuffer bytes, IpHeader ip, PacketView.Nested within, int depth) {
        long available = ip.payloadEnd - ip.payload;
        if (available < 4) {
            return;
        }
        int source = u16(bytes, ip.payload);
        int destination = u16(bytes, ip.payload + 2);
        if (source == 0 || destination == 0) {
            view.nested = within;
            view.nestedZeroSource = source == 0;
            view.nestedZeroDestination = destination == 0;
            view.nestedProtocol = ip.protocol;
            view.nestedSourcePort = source;
            view.nestedDestinationPort = destination;
        } else if (ip.protocol == Protocol.UDP && available >= 8) {
            insideUdp(bytes, ip.payload, ip.payloadEnd, source, destination, within, depth + 1);
        }
    }
}
