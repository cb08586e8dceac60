package io.portzero.testkit.simulation;

import io.portzero.testkit.packet.Endpoint;
import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a host sends from one of its ports to a port elsewhere; [#reversed] is the other direction.
///
/// Each method puts one packet on the stage, at a time in nanoseconds since 1970.
///
/// @param port the sender's
/// @param label why it sends; null for ordinary traffic
record Conversation(
        Stage stage, Machine sender, int port, Endpoint destination, @Nullable Label label) {

    static final int TCP = 6;
    static final int UDP = 17;
    private static final int SCTP = 132;

    /// A sender's port whose peer is not yet named.
    record Opening(Stage stage, Machine sender, int port) {
        Conversation to(String address, int destinationPort) {
            var destination = new Endpoint(address, destinationPort);
            return new Conversation(stage, sender, port, destination, null);
        }
    }

    /// The same with a reason.
    Conversation labelled(Label reason) {
        return new Conversation(stage, sender, port, destination, reason);
    }

    /// What the destination says back.
    ///
    /// @param host a machine with the destination's address
    Conversation reversed(Machine host) {
        var asker = new Endpoint(sender.address, port);
        return new Conversation(stage, host, destination.port(), asker, label);
    }

    void segment(long at, Segment segment) {
        segment(at, segment.flags(), segment.header());
    }

    void segment(long at, int flags, UnaryOperator<Tcp> header) {
        segment(at, flags, header, new byte[0]);
    }

    void segment(long at, int flags, UnaryOperator<Tcp> header, byte[] payload) {
        PacketBuilder packet =
                packet().tcp(port, destination.port(), tcp -> header.apply(tcp.flags(flags)))
                        .payload(payload);
        stage.observed(at, packet, flow(TCP), label, flags);
    }

    void datagram(long at, byte[] payload) {
        PacketBuilder packet = packet().udp(port, destination.port()).payload(payload);
        stage.observed(at, packet, flow(UDP), label, 0);
    }

    void sctpInit(long at) {
        stage.observed(at, packet().sctpInit(port, destination.port()), flow(SCTP), label, 1);
    }

    /// TCP's place filled with other bytes: only the ports are what they say.
    void randomBytes(long at) {
        byte[] bytes = stage.chance.bytes(stage.chance.between(20, 60));
        bytes[0] = (byte) (port >>> 8);
        bytes[1] = (byte) port;
        bytes[2] = (byte) (destination.port() >>> 8);
        bytes[3] = (byte) destination.port();
        PacketBuilder packet = packet().layer(new Opaque(bytes, -1, TCP));
        stage.observed(at, packet, flow(TCP), label, 0);
    }

    /// An ICMP error "destination unreachable" about one packet of this conversation.
    ///
    /// @param protocol of the packet: UDP, or TCP, whose SYN is quoted
    /// @param code 3 for the port, else the host
    /// @param payload of the quoted datagram
    void unreachable(long at, Machine reporter, int protocol, int code, byte[] payload) {
        PacketBuilder outer = stage.ip(stage.link(), reporter, sender.address);
        outer = stage.ipv6 ? outer.icmpv6(1, code == 3 ? 4 : 3) : outer.icmp(3, code);
        PacketBuilder inner = stage.ip(outer, sender, destination.address());
        int sequence = stage.chance.word();
        PacketBuilder packet =
                protocol == TCP
                        ? inner.tcp(
                                port,
                                destination.port(),
                                tcp -> tcp.flags(Tcp.SYN).sequence(sequence))
                        : inner.udp(port, destination.port()).payload(payload);
        stage.quoted(at, packet, flow(protocol), label);
    }

    private PacketBuilder packet() {
        return stage.ip(stage.link(), sender, destination.address());
    }

    private Flow flow(int protocol) {
        return new Flow(protocol, sender.address, port, destination.address(), destination.port());
    }
}
