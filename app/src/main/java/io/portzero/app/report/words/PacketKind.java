package io.portzero.app.report.words;

import io.portzero.engine.ScanReport;
import io.portzero.packet.EtherType;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.packet.StopReason;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.AbsenceSummary;
import io.portzero.summary.Counts;
import io.portzero.summary.FragmentSummary;
import io.portzero.summary.TrafficSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/// What every packet is: each is of exactly one kind, so the kinds add up to all packets.
///
/// @param key a name for programs
/// @param name a name for people
/// @param packets how many there are
/// @param details what they are more precisely, most first
public record PacketKind(String key, String name, long packets, List<Share> details) {

    private static final int NUMBERS = 256;

    private static final Comparator<Share> MOST_FIRST =
            (one, other) ->
                    one.packets() != other.packets()
                            ? Long.compare(other.packets(), one.packets())
                            : one.name().compareTo(other.name());

    /// All kinds in their fixed order: real zeros, other ports, then the reasons for no port.
    public static List<PacketKind> of(ScanReport report) {
        TrafficSummary traffic = report.traffic();
        Counts counts = traffic.counts();
        AbsenceSummary absence = traffic.absence();
        long zeros = counts.zero().packets();
        long others = counts.totals().of(Reading.OBSERVED) - zeros;
        return List.of(
                new PacketKind("zero", "really " + Sides.PORT_0, zeros, zeros(counts)),
                new PacketKind("other", "ports, none of them 0", others, List.of()),
                absent(counts, Reading.NON_FIRST_FRAGMENT, "later fragments", fragments(traffic)),
                absent(
                        counts,
                        Reading.NO_PORTS_IN_PROTOCOL,
                        "protocols without ports",
                        protocols(absence)),
                absent(
                        counts,
                        Reading.TRUNCATED,
                        "cut before the ports",
                        each(absence::truncated, Protocol::name)),
                absent(counts, Reading.UNDECODABLE, "undecodable", stops(absence)),
                absent(counts, Reading.NOT_IP, "not IP", notIp(absence)));
    }

    private static PacketKind absent(
            Counts counts, Reading reading, String name, List<Share> details) {
        return new PacketKind(reading.key(), name, counts.totals().of(reading), details);
    }

    /// Whether packets of this kind have no port.
    public boolean portless() {
        return !key.equals("zero") && !key.equals("other");
    }

    private static List<Share> zeros(Counts counts) {
        List<Share> shares = new ArrayList<>();
        for (PortProtocol protocol : PortProtocol.values()) {
            for (ZeroSide side : ZeroSide.values()) {
                add(
                        shares,
                        protocol.displayName() + " " + Sides.words(side),
                        counts.zero().only(protocol, side));
            }
        }
        return sorted(shares);
    }

    private static List<Share> fragments(TrafficSummary traffic) {
        FragmentSummary fragments = traffic.fragments();
        if (!fragments.exact()) {
            return each(traffic.absence()::fragments, Protocol::name);
        }
        List<Share> shares = new ArrayList<>();
        for (FragmentSummary.Origin origin : fragments.origins()) {
            add(shares, origin(origin), origin.laterFragments());
        }
        return sorted(shares);
    }

    private static String origin(FragmentSummary.Origin origin) {
        String protocol = Protocol.name(origin.protocol());
        if (origin.portless()) {
            return "of " + protocol;
        }
        if (!origin.firstSeen()) {
            return "of " + protocol + " whose first fragment is not in the data";
        }
        return "of "
                + protocol
                + (origin.fromService() ? " from port " : " to port ")
                + origin.servicePort();
    }

    private static List<Share> protocols(AbsenceSummary absence) {
        List<Share> shares = new ArrayList<>();
        for (int number = 0; number < NUMBERS; number++) {
            if (number != Protocol.ICMP && number != Protocol.ICMPV6) {
                add(shares, Protocol.name(number), absence.protocol(number));
            }
        }
        shares.addAll(messages("ICMP", absence, Protocol.ICMP));
        shares.addAll(messages("ICMPv6", absence, Protocol.ICMPV6));
        return sorted(shares);
    }

    private static List<Share> messages(String name, AbsenceSummary absence, int protocol) {
        boolean version4 = protocol == Protocol.ICMP;
        List<Share> types =
                each(
                        version4 ? absence::icmpType : absence::icmp6Type,
                        type ->
                                name
                                        + " "
                                        + (version4
                                                ? IcmpNames.version4(type)
                                                : IcmpNames.version6(type)));
        List<Share> shares = new ArrayList<>(types);
        long typed = types.stream().mapToLong(Share::packets).sum();
        add(shares, name + " without its type", absence.protocol(protocol) - typed);
        return shares;
    }

    private static List<Share> stops(AbsenceSummary absence) {
        List<Share> shares = new ArrayList<>();
        for (StopReason reason : StopReason.values()) {
            switch (reason) {
                case NONE, PORTS_CUT_BY_CAPTURE, PORTS_CUT_BY_IP_LENGTH -> {}
                case UNKNOWN_LINK_TYPE ->
                        absence.unknownLinkTypes()
                                .top(NUMBERS)
                                .forEach(type ->
                                        add(
                                                shares,
                                                "unknown link type " + type.value(),
                                                type.packets()));
                default -> add(shares, reason.text(), absence.stopped(reason));
            }
        }
        return sorted(shares);
    }

    private static List<Share> notIp(AbsenceSummary absence) {
        return absence.etherTypes().top(NUMBERS).stream()
                .map(type -> new Share(EtherType.name((int) type.value()), type.packets()))
                .toList();
    }

    private static List<Share> each(IntToLongFunction packets, IntFunction<String> name) {
        List<Share> shares = new ArrayList<>();
        for (int number = 0; number < NUMBERS; number++) {
            add(shares, name.apply(number), packets.applyAsLong(number));
        }
        return sorted(shares);
    }

    private static void add(List<Share> shares, String name, long packets) {
        if (packets > 0) {
            shares.add(new Share(name, packets));
        }
    }

    private static List<Share> sorted(List<Share> shares) {
        return shares.stream().sorted(MOST_FIRST).toList();
    }
}
