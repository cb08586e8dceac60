package io.portzero.testkit.simulation;

import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.PacketBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where scenarios put their packets: one link, one IP version, one moment of beginning.
final class Stage {
    static final long SECOND = 1_000_000_000L;
    static final long MILLISECOND = 1_000_000L;

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

    /// What a host sends from one of its ports.
    Conversation.Opening from(Machine sender, int port) {
        return new Conversation.Opening(this, sender, port);
    }

    /// A packet of a protocol without ports.
    void portless(long at, Machine from, String to, int protocol, byte[] content) {
        PacketBuilder packet = ip(link(), from, to).layer(new Opaque(content, -1, protocol));
        withoutPorts(at, packet, Sent.Reading.NO_PORTS);
    }

    /// A frame of this link.
    PacketBuilder link() {
        PacketBuilder builder = PacketBuilder.ethernet();
        return vlan < 0 ? builder : builder.vlan(vlan);
    }

    /// Adds an IP header as the sender writes it.
    PacketBuilder ip(PacketBuilder builder, Machine from, String to) {
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

    /// A packet whose ports are there to be read.
    ///
    /// @param kind the TCP flags or whatever tells its kind
    void observed(long at, PacketBuilder packet, Flow flow, @Nullable Label label, int kind) {
        int end = ipStart() + ipLength() + 4;
        sent.add(
                new Sent(at, packet.bytes(), Sent.Reading.OBSERVED, flow, false, end, label, kind));
    }

    /// An ICMP error that quotes a packet.
    ///
    /// @param flow of the quoted packet
    void quoted(long at, PacketBuilder packet, Flow flow, @Nullable Label label) {
        int end = ipStart() + 2 * ipLength() + 12;
        sent.add(new Sent(at, packet.bytes(), Sent.Reading.NO_PORTS, flow, true, end, label, 0));
    }

    /// An ordinary packet that has no ports.
    void withoutPorts(long at, PacketBuilder packet, Sent.Reading reading) {
        sent.add(new Sent(at, packet.bytes(), reading, null, false, 0, null, 0));
    }

    private int ipStart() {
        return vlan < 0 ? 14 : 18;
    }

    private int ipLength() {
        return ipv6 ? 40 : 20;
    }
}
