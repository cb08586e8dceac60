package io.portzero.testkit.simulation;

import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import io.portzero.testkit.packet.Udp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where scenarios put their packets: one link, one IP version, one moment of beginning.
final class Stage {
    static final long SECOND = 1_000_000_000L;
    static final long MILLISECOND = 1_000_000L;

    private static final int DNS = 53;

    final Chance chance;
    final boolean ipv6;

    /// When the capture begins, nanoseconds since 1970.
    final long start;

    /// How long it lasts, nanoseconds.
    final long length;

    final Places places;
    private final int vlan;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    /// @param vlan a tag's identifier, or -1 for none
    Stage(Chance chance, boolean ipv6, int vlan, long length) {
        this.chance = chance;
        this.ipv6 = ipv6;
        this.vlan = vlan;
        this.length = length;
        start =
                1_600_000_000L * SECOND
                        + chance.below(100_000_000) * SECOND
                        + chance.below(999_999);
        places = new Places(chance, ipv6);
    }

    /// Somewhere in the first part of the capture.
    long sometime() {
        return start + (long) (chance.share() * 0.6 * length);
    }

    Label label(String family, Truth truth, Truth... alternatives) {
        return add(new Label(family, truth, Set.of(alternatives), null));
    }

    /// The label of the answers to labelled packets.
    Label answersTo(Label asked) {
        return add(new Label(asked.family() + " (answers)", Truth.REPLY, Set.of(), asked));
    }

    private Label add(Label label) {
        labels.add(label);
        return label;
    }

    List<Sent> sent() {
        return sent;
    }

    List<Label> labels() {
        return labels;
    }

    private PacketBuilder link() {
        PacketBuilder builder = PacketBuilder.ethernet();
        return vlan < 0 ? builder : builder.vlan(vlan);
    }

    private int ipStart() {
        return vlan < 0 ? 14 : 18;
    }

    private int ipLength() {
        return ipv6 ? 40 : 20;
    }

    private PacketBuilder ip(PacketBuilder builder, Machine from, String to) {
        if (ipv6) {
            return builder.ipv6(from.address, to, ip -> ip.hopLimit(from.hopLimit));
        }
        int identification = from.identify();
        return builder.ipv4(
                from.address,
                to,
                ip -> {
                    ip.timeToLive(from.hopLimit).identification(identification);
                    return from.doNotFragment ? ip : ip.mayFragment();
                });
    }

    void tcp(
            long at,
            @Nullable Label label,
            Machine from,
            String to,
            int sourcePort,
            int destinationPort,
            int flags,
            UnaryOperator<Tcp> changes,
            byte[] payload) {
        PacketBuilder packet =
                ip(link(), from, to)
                        .tcp(sourcePort, destinationPort, tcp -> changes.apply(tcp.flags(flags)))
                        .payload(payload);
        Flow flow = new Flow(6, from.address, sourcePort, to, destinationPort);
        observed(at, packet, flow, label, flags);
    }

    void tcp(
            long at,
            @Nullable Label label,
            Machine from,
            String to,
            int sourcePort,
            int destinationPort,
            int flags,
            UnaryOperator<Tcp> changes) {
        tcp(at, label, from, to, sourcePort, destinationPort, flags, changes, new byte[0]);
    }

    void udp(
            long at,
            @Nullable Label label,
            Machine from,
            String to,
            int sourcePort,
            int destinationPort,
            byte[] payload) {
        PacketBuilder packet =
                ip(link(), from, to)
                        .udp(sourcePort, destinationPort, UnaryOperator.<Udp>identity())
                        .payload(payload);
        Flow flow = new Flow(17, from.address, sourcePort, to, destinationPort);
        observed(at, packet, flow, label, 0);
    }

    void sctpInit(long at, Label label, Machine from, String to, int source, int destination) {
        PacketBuilder packet = ip(link(), from, to).sctpInit(source, destination);
        observed(at, packet, new Flow(132, from.address, source, to, destination), label, 1);
    }

    /// TCP's place filled with other bytes: only the ports are what they say.
    void blob(long at, Label label, Machine from, String to, int source, int destination) {
        byte[] bytes = chance.bytes(chance.between(20, 60));
        bytes[0] = (byte) (source >>> 8);
        bytes[1] = (byte) source;
        bytes[2] = (byte) (destination >>> 8);
        bytes[3] = (byte) destination;
        PacketBuilder packet =
                ip(link(), from, to).layer(new io.portzero.testkit.packet.Opaque(bytes, -1, 6));
        observed(at, packet, new Flow(6, from.address, source, to, destination), label, 0);
    }

    private void observed(
            long at, PacketBuilder packet, Flow flow, @Nullable Label label, int kind) {
        int end = ipStart() + ipLength() + 4;
        add(new Sent(at, packet.bytes(), Sent.Reading.OBSERVED, flow, false, end, label, kind));
    }

    /// An ICMP error that quotes the first 28 bytes or more of a packet.
    ///
    /// @param quotedFrom who sent the packet, as its header says
    void unreachable(
            long at,
            @Nullable Label label,
            Machine from,
            Machine quotedFrom,
            Flow flow,
            int code,
            byte[] payload) {
        PacketBuilder outer = ip(link(), from, quotedFrom.address);
        outer = ipv6 ? outer.icmpv6(1, code == 3 ? 4 : 3) : outer.icmp(3, code);
        PacketBuilder inner = ip(outer, quotedFrom, flow.destination());
        int sequence = chance.word();
        PacketBuilder packet =
                flow.protocol() == 6
                        ? inner.tcp(
                                flow.sourcePort(),
                                flow.destinationPort(),
                                tcp -> tcp.flags(Tcp.SYN).sequence(sequence))
                        : inner.udp(flow.sourcePort(), flow.destinationPort()).payload(payload);
        int end = ipStart() + 2 * ipLength() + 12;
        add(new Sent(at, packet.bytes(), Sent.Reading.NO_PORTS, flow, true, end, label, 0));
    }

    /// A packet of a protocol without ports.
    void portless(long at, Machine from, String to, int protocol, byte[] content) {
        byte[] frame =
                ip(link(), from, to)
                        .layer(new io.portzero.testkit.packet.Opaque(content, -1, protocol))
                        .bytes();
        add(new Sent(at, frame, Sent.Reading.NO_PORTS, null, false, 0, null, 0));
    }

    /// The first fragment of a datagram from port 53, IPv4 only.
    void firstFragment(
            long at, Machine from, String to, int identification, int port, byte[] content) {
        PacketBuilder packet =
                link().ipv4(
                                from.address,
                                to,
                                ip ->
                                        ip.timeToLive(from.hopLimit)
                                                .identification(identification)
                                                .fragment(0, true))
                        .udp(DNS, port, UnaryOperator.<Udp>identity())
                        .payload(content);
        observed(at, packet, new Flow(17, from.address, DNS, to, port), null, 0);
    }

    /// A later fragment, IPv4 only.
    void laterFragment(
            long at,
            Machine from,
            String to,
            int identification,
            int offset,
            boolean more,
            byte[] content) {
        byte[] frame =
                link().ipv4(
                                from.address,
                                to,
                                ip ->
                                        ip.timeToLive(from.hopLimit)
                                                .identification(identification)
                                                .fragment(offset, more)
                                                .protocol(17))
                        .payload(content)
                        .bytes();
        add(new Sent(at, frame, Sent.Reading.FRAGMENT, null, false, 0, null, 0));
    }

    private void add(Sent packet) {
        sent.add(packet);
    }
}
