package io.portzero.testkit.packet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Stacks layers from the outside in and encodes them as one frame.
///
/// ```java
/// byte[] frame = PacketBuilder.ethernet().vlan(7)
///         .ipv4("192.0.2.1", "198.51.100.2", ip -> ip.timeToLive(3))
///         .tcp(40000, 0, tcp -> tcp.flags(Tcp.SYN))
///         .bytes();
/// ```
public final class PacketBuilder {
    private final List<Layer> layers = new ArrayList<>();

    private PacketBuilder() {}

    /// A frame that starts with an Ethernet II header.
    public static PacketBuilder ethernet() {
        return on(Links.ethernet());
    }

    /// A frame that starts with any link header, see [Links] and [WirelessLinks].
    public static PacketBuilder on(Layer link) {
        return raw().layer(link);
    }

    /// A frame without a link header: the first layer is IP.
    public static PacketBuilder raw() {
        return new PacketBuilder();
    }

    /// Adds any layer.
    public PacketBuilder layer(Layer layer) {
        layers.add(layer);
        return this;
    }

    /// Adds an 802.1Q tag.
    public PacketBuilder vlan(int identifier) {
        return layer(Links.vlan(0x8100, identifier));
    }

    /// Adds two tags, 802.1ad outside, 802.1Q inside.
    public PacketBuilder qinq(int outer, int inner) {
        return layer(Links.vlan(0x88a8, outer)).vlan(inner);
    }

    /// Adds an MPLS label stack.
    public PacketBuilder mpls(int... labels) {
        return layer(Links.mpls(labels));
    }

    /// Adds a PPPoE session header.
    public PacketBuilder pppoe(int session) {
        return layer(Links.pppoe(session));
    }

    /// Adds an IPv4 header.
    public PacketBuilder ipv4(String source, String destination) {
        return layer(new Ipv4(source, destination));
    }

    /// Adds an IPv4 header with changes.
    public PacketBuilder ipv4(String source, String destination, UnaryOperator<Ipv4> changes) {
        return layer(changes.apply(new Ipv4(source, destination)));
    }

    /// Adds an IPv6 header.
    public PacketBuilder ipv6(String source, String destination) {
        return layer(new Ipv6(source, destination));
    }

    /// Adds an IPv6 header with changes.
    public PacketBuilder ipv6(String source, String destination, UnaryOperator<Ipv6> changes) {
        return layer(changes.apply(new Ipv6(source, destination)));
    }

    /// Adds a TCP header without flags.
    public PacketBuilder tcp(int sourcePort, int destinationPort) {
        return layer(new Tcp(sourcePort, destinationPort));
    }

    /// Adds a TCP header with changes.
    public PacketBuilder tcp(int sourcePort, int destinationPort, UnaryOperator<Tcp> changes) {
        return layer(changes.apply(new Tcp(sourcePort, destinationPort)));
    }

    /// Adds a UDP header.
    public PacketBuilder udp(int sourcePort, int destinationPort) {
        return layer(new Udp(sourcePort, destinationPort, false));
    }

    /// Adds a UDP header with changes.
    public PacketBuilder udp(int sourcePort, int destinationPort, UnaryOperator<Udp> changes) {
        return layer(changes.apply(new Udp(sourcePort, destinationPort, false)));
    }

    /// Adds a UDP-Lite header whose checksum covers everything.
    public PacketBuilder udpLite(int sourcePort, int destinationPort) {
        return layer(new Udp(sourcePort, destinationPort, true));
    }

    /// Adds an SCTP common header with an INIT chunk behind it.
    public PacketBuilder sctpInit(int sourcePort, int destinationPort) {
        return layer(new Sctp(sourcePort, destinationPort)).payload(Sctp.initChunk());
    }

    /// Adds a DCCP-Request whose checksum covers everything.
    public PacketBuilder dccp(int sourcePort, int destinationPort) {
        return layer(new Dccp(sourcePort, destinationPort, 0));
    }

    /// Adds an ICMP message; for an error, the quoted packet's layers follow.
    public PacketBuilder icmp(int type, int code) {
        return layer(new Icmp(1, type, code, 0));
    }

    /// Adds an ICMPv6 message; for an error, the quoted packet's layers follow.
    public PacketBuilder icmpv6(int type, int code) {
        return layer(new Icmp(58, type, code, 0));
    }

    /// Adds a GRE header with changes.
    public PacketBuilder gre(UnaryOperator<Gre> changes) {
        return layer(changes.apply(new Gre()));
    }

    /// Adds a VXLAN header; UDP stands before it and Ethernet follows.
    public PacketBuilder vxlan(int networkIdentifier) {
        return layer(Overlay.vxlan(networkIdentifier)).layer(Links.ethernet());
    }

    /// Adds a payload.
    public PacketBuilder payload(byte[] bytes) {
        return layer(new Opaque(bytes, Layer.UNNUMBERED, Layer.UNNUMBERED));
    }

    /// Adds a payload of ASCII text.
    public PacketBuilder payload(String text) {
        return payload(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// Encodes the frame.
    public byte[] bytes() {
        byte[] encoded = new byte[0];
        for (int index = layers.size() - 1; index >= 0; index--) {
            encoded = layers.get(index).encode(encoded, new Neighbours(layers, index));
        }
        return encoded;
    }
}
