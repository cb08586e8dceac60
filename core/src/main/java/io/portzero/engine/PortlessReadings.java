package io.portzero.engine;

import io.portzero.engine.PlainReading.Kind;
import io.portzero.internal.Amount;
import io.portzero.internal.Order;
import io.portzero.packet.EtherType;
import io.portzero.packet.LinkType;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.packet.StopReason;
import io.portzero.summary.AbsenceSummary;
import io.portzero.summary.FragmentSummary.Origin;
import io.portzero.summary.Totals;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.sketch.ValueCounts;
import java.util.ArrayList;
import java.util.List;

/// Readings of packets that have no port, and why that is not port 0.
final class PortlessReadings {

    private static final int NAMED = 5;
    private static final int PROTOCOLS = 256;

    private PortlessReadings() {}

    static void add(TrafficSummary traffic, List<PlainReading> readings) {
        Totals totals = traffic.counts().totals();
        AbsenceSummary absence = traffic.absence();
        addFragments(traffic, readings);
        addKind(
                readings,
                Kind.NO_PORTS,
                totals.of(Reading.NO_PORTS_IN_PROTOCOL),
                protocols(absence));
        addKind(readings, Kind.TRUNCATED, totals.of(Reading.TRUNCATED), truncated(absence));
        addKind(readings, Kind.UNDECODABLE, totals.of(Reading.UNDECODABLE), undecodable(absence));
        addKind(readings, Kind.NOT_IP, totals.of(Reading.NOT_IP), notIp(absence));
    }

    private static void addKind(
            List<PlainReading> readings, Kind kind, long packets, List<String> evidence) {
        if (packets > 0) {
            readings.add(new PlainReading(kind, packets, text(kind, packets == 1), evidence));
        }
    }

    private static String text(Kind kind, boolean single) {
        return switch (kind) {
            case NO_PORTS ->
                    single
                            ? "packet of a protocol that has no ports"
                            : "packets of protocols that have no ports, such as ICMP";
            case TRUNCATED ->
                    single
                            ? "packet cut off before its ports: what they were cannot be told"
                            : "packets cut off before their ports: what those were cannot be told";
            case UNDECODABLE ->
                    single
                            ? "packet that cannot be decoded as far as the ports"
                            : "packets that cannot be decoded as far as the ports";
            case NOT_IP -> single ? "frame that does not carry IP" : "frames that do not carry IP";
            case ZERO, QUOTED, TUNNELLED, FRAGMENT ->
                    throw new IllegalArgumentException(kind + " is no kind of plain absence");
        };
    }

    /// Later fragments by what their first fragment was, as far as a bounded sample tells.
    private static void addFragments(TrafficSummary traffic, List<PlainReading> readings) {
        long all = traffic.counts().totals().of(Reading.NON_FIRST_FRAGMENT);
        if (all == 0) {
            return;
        }
        List<Origin> origins = traffic.fragments().origins();
        if (!traffic.fragments().exact()) {
            readings.add(new PlainReading(Kind.FRAGMENT, all, sampled(origins), evidence(origins)));
            return;
        }
        long known = 0;
        for (Origin origin : origins) {
            known += origin.laterFragments();
            readings.add(
                    new PlainReading(
                            Kind.FRAGMENT, origin.laterFragments(), text(origin), reason(origin)));
        }
        if (known < all) {
            readings.add(
                    new PlainReading(
                            Kind.FRAGMENT,
                            all - known,
                            "later fragments whose addresses could not be read",
                            List.of()));
        }
    }

    private static String sampled(List<Origin> origins) {
        return "later fragments, not port 0"
                + (origins.isEmpty() ? "" : "; most of a sample are " + noun(origins.getFirst()));
    }

    private static List<String> evidence(List<Origin> origins) {
        return origins.stream()
                .limit(NAMED)
                .map(origin ->
                        Amount.grouped(origin.laterFragments()) + " of the sample: " + text(origin))
                .toList();
    }

    private static String text(Origin origin) {
        return "later " + noun(origin) + (origin.portless() ? "" : ", not port 0");
    }

    private static String noun(Origin origin) {
        String protocol = Protocol.name(origin.protocol());
        if (origin.portless()) {
            return "fragments of " + protocol + ", which has no ports";
        }
        if (!origin.firstSeen()) {
            return "fragments of " + protocol + " whose first fragment is not in the data";
        }
        return Services.name(origin.servicePort())
                .map(name ->
                        "fragments of " + name + (origin.fromService() ? " answers" : " requests"))
                .orElseGet(() -> "fragments of " + protocol + " packets " + ports(origin));
    }

    private static String ports(Origin origin) {
        return (origin.fromService() ? "from" : "to") + " port " + origin.servicePort();
    }

    private static List<String> reason(Origin origin) {
        if (!origin.firstSeen()) {
            return List.of();
        }
        return List.of(
                "their first fragments have "
                        + Protocol.name(origin.protocol())
                        + (origin.fromService() ? " source port " : " destination port ")
                        + origin.servicePort());
    }

    private static List<String> protocols(AbsenceSummary absence) {
        List<Named> named = new ArrayList<>();
        for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
            named.add(new Named(Protocol.name(protocol), absence.protocol(protocol)));
        }
        return largest(named);
    }

    private static List<String> truncated(AbsenceSummary absence) {
        List<Named> named = new ArrayList<>();
        for (StopReason reason :
                List.of(StopReason.PORTS_CUT_BY_CAPTURE, StopReason.PORTS_CUT_BY_IP_LENGTH)) {
            named.add(new Named("with " + reason.text(), absence.stopped(reason)));
        }
        for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
            named.add(new Named(Protocol.name(protocol), absence.truncated(protocol)));
        }
        return largest(named);
    }

    private static List<String> undecodable(AbsenceSummary absence) {
        List<Named> named = new ArrayList<>();
        for (StopReason reason : StopReason.values()) {
            boolean cutPorts =
                    reason == StopReason.PORTS_CUT_BY_CAPTURE
                            || reason == StopReason.PORTS_CUT_BY_IP_LENGTH;
            if (!cutPorts) {
                named.add(new Named(reason.text(), absence.stopped(reason)));
            }
        }
        List<String> evidence = new ArrayList<>(largest(named));
        for (ValueCounts.Value type : absence.unknownLinkTypes().top(NAMED)) {
            int linkType = (int) type.value();
            evidence.add(Amount.of(type.packets(), "frame") + " of " + LinkType.numbered(linkType));
        }
        return evidence;
    }

    private static List<String> notIp(AbsenceSummary absence) {
        return absence.etherTypes().top(NAMED).stream()
                .map(type ->
                        Amount.grouped(type.packets()) + " " + EtherType.name((int) type.value()))
                .toList();
    }

    private static List<String> largest(List<Named> named) {
        return named.stream()
                .filter(each -> each.packets() > 0)
                .sorted(Order.comparingLong(Named::packets).reversed())
                .limit(NAMED)
                .map(each -> Amount.grouped(each.packets()) + " " + each.name())
                .toList();
    }

    private record Named(String name, long packets) {}
}
