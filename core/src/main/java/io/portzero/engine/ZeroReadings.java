package io.portzero.engine;

import io.portzero.internal.Amount;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketView.Nested;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.NestedCounts;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.sketch.HeavyHitters;
import java.util.ArrayList;
import java.util.List;

/// Readings of packets in which a port is really 0.
final class ZeroReadings {

    private ZeroReadings() {}

    static void add(TrafficSummary traffic, List<PlainReading> readings) {
        for (ZeroProfile profile : traffic.zeros()) {
            if (profile.protocol() == PortProtocol.TCP) {
                addTcp(profile, readings);
            } else {
                readings.add(zero(profile.packets(), datagrams(profile), evidence(profile)));
            }
        }
        addNested(traffic, Nested.QUOTED, readings);
        addNested(traffic, Nested.TUNNELLED, readings);
    }

    private static PlainReading zero(long packets, String text, List<String> evidence) {
        return new PlainReading(PlainReading.Kind.ZERO, packets, text, evidence);
    }

    /// One reading for each class of flags: they mean different things.
    private static void addTcp(ZeroProfile profile, List<PlainReading> readings) {
        long flagged = 0;
        for (FlagClass flags : FlagClass.values()) {
            long packets = profile.flags(flags);
            flagged += packets;
            if (packets > 0) {
                List<String> evidence =
                        packets == profile.packets() ? evidence(profile) : List.of();
                readings.add(zero(packets, tcp(flags, profile.side()), evidence));
            }
        }
        long cut = profile.packets() - flagged;
        if (cut > 0) {
            String text = "TCP packets " + where(profile.side()) + " whose flags were not captured";
            readings.add(zero(cut, text, List.of()));
        }
    }

    private static String where(ZeroSide side) {
        return switch (side) {
            case SOURCE -> "from port 0";
            case DESTINATION -> "to port 0";
            case BOTH -> "from port 0 to port 0";
        };
    }

    private static String tcp(FlagClass flags, ZeroSide side) {
        String where = where(side);
        return switch (flags) {
            case SYN -> "TCP connection attempts (SYN) really sent " + where;
            case SYN_ACK ->
                    switch (side) {
                        case SOURCE ->
                                "TCP SYN+ACK from port 0: something answers connections there";
                        case DESTINATION ->
                                "TCP SYN+ACK to port 0: answers to SYNs that came from port 0";
                        case BOTH -> "TCP SYN+ACK from port 0 to port 0";
                    };
            case RST, RST_ACK ->
                    switch (side) {
                        case SOURCE ->
                                "TCP "
                                        + flags.text()
                                        + " from port 0: refusals of packets sent to port 0";
                        case DESTINATION ->
                                "TCP "
                                        + flags.text()
                                        + " to port 0: refusals of packets that came from port 0";
                        case BOTH -> "TCP " + flags.text() + " from port 0 to port 0";
                    };
            case NULL -> "TCP packets without any flag, really sent " + where;
            case OTHER -> "TCP packets with odd flags, really sent " + where;
            case ACK, FIN -> "TCP " + flags.text() + " packets, really sent " + where;
        };
    }

    private static String datagrams(ZeroProfile profile) {
        String name = profile.protocol().displayName();
        return switch (profile.side()) {
            case SOURCE ->
                    profile.protocol() == PortProtocol.UDP
                            ? "UDP datagrams from port 0: no source port, which RFC 768 allows"
                            : name + " packets really sent from port 0";
            case DESTINATION -> name + " packets really sent to port 0";
            case BOTH -> name + " packets really sent from port 0 to port 0";
        };
    }

    private static List<String> evidence(ZeroProfile profile) {
        List<String> facts = new ArrayList<>();
        facts.add(
                actors(profile.sources(), "source")
                        + ", "
                        + actors(profile.destinations(), "destination"));
        long offloaded = profile.checksums(ChecksumState.OFFLOADED);
        if (offloaded > 0) {
            facts.add(
                    Amount.of(offloaded, "checksum")
                            + " left to the network card: captured on the sending host");
        }
        long wrong = profile.checksums(ChecksumState.WRONG);
        if (wrong > 0) {
            facts.add(
                    Amount.of(wrong, "wrong checksum")
                            + " of "
                            + Amount.grouped(profile.packets()));
        }
        return facts;
    }

    private static String actors(HeavyHitters actors, String one) {
        if (!actors.exact()) {
            return "about " + Amount.of(Math.round(actors.distinct()), one);
        }
        return Amount.of(Math.round(actors.distinct()), one);
    }

    private static void addNested(
            TrafficSummary traffic, Nested kind, List<PlainReading> readings) {
        boolean quoted = kind == Nested.QUOTED;
        NestedCounts counts = quoted ? traffic.counts().quoted() : traffic.counts().tunnelled();
        if (counts.packets() == 0) {
            return;
        }
        List<String> evidence = new ArrayList<>();
        for (int protocol = 0; protocol < 256; protocol++) {
            long packets = traffic.nested().packets(kind, protocol);
            if (packets > 0) {
                evidence.add(
                        Amount.grouped(packets)
                                + " with a zero port of "
                                + Protocol.name(protocol));
            }
        }
        addSide(evidence, "source port 0 in ", counts.zeroSource());
        addSide(evidence, "destination port 0 in ", counts.zeroDestination());
        readings.add(
                new PlainReading(
                        quoted ? PlainReading.Kind.QUOTED : PlainReading.Kind.TUNNELLED,
                        counts.packets(),
                        nested(quoted, counts.packets() == 1),
                        evidence));
    }

    private static void addSide(List<String> evidence, String what, long packets) {
        if (packets > 0) {
            evidence.add(what + Amount.grouped(packets));
        }
    }

    private static String nested(boolean quoted, boolean single) {
        if (single) {
            return quoted
                    ? "ICMP error that quotes a packet with port 0; it has no ports of its own"
                    : "packet inside a tunnel that has port 0; its outer header does not";
        }
        return quoted
                ? "ICMP errors that quote a packet with port 0; they have no ports of their own"
                : "packets inside a tunnel that have port 0; their outer headers do not";
    }
}
