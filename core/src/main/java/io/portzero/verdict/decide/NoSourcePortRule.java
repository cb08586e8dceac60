package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.payload.PayloadKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// UDP without a source port, one way, as RFC 768 permits: some tunnels and meters do it.
final class NoSourcePortRule implements CauseRule {

    /// LISP, GRE in UDP, VXLAN and its extension, RoCE, GUE, GENEVE, MPLS in UDP, VXLAN as Linux
    /// had it first.
    private static final Set<Integer> TUNNELS =
            Set.of(4_341, 4_754, 4_789, 4_790, 4_791, 6_080, 6_081, 6_635, 8_472);

    /// SNMP traps, syslog, NetFlow, IPFIX, sFlow, statsd, GELF, collectd.
    private static final Set<Integer> COLLECTORS =
            Set.of(162, 514, 2_055, 4_739, 6_343, 8_125, 9_995, 9_996, 12_201, 25_826);

    private static final String SOURCE = "RFC 768: the source port is optional, zero if unused";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.NO_SOURCE_PORT);
        if (!group.protocol().isUdp()
                || group.side() != ZeroSide.SOURCE
                || group.basis() == Group.Basis.VICTIM) {
            return assessment.exclude(
                    "is it UDP with source port 0 alone?",
                    group.protocol().displayName() + ", zero on side " + group.side().key());
        }
        double present = group.share(packet -> packet.payload().present());
        if (present < 0.5) {
            return assessment.exclude(
                    "do the datagrams carry something?",
                    Words.percent(present) + " of them have payload");
        }
        if (group.dialogues().stream().anyMatch(each -> each.answered().withPayload() > 0)) {
            return assessment.exclude("is it one-way?", "datagrams come back");
        }
        weighService(assessment, group);
        weighManner(assessment, group);
        weighErrors(assessment, group);
        weighReceiver(assessment, group);
        weighPayloads(assessment, group);
        weighSources(assessment, group);
        Stacks.weighFor(assessment, surroundings.stack(group), 0.5);
        Tools.weighAgainst(assessment, group, surroundings, 2.5);
        return assessment;
    }

    private static void weighService(Assessment assessment, Group group) {
        int ports = group.destinationPorts();
        assessment.weigh(
                ports == 1 ? 2 : 2 - 1.5 * (ports - 1),
                "one service is addressed",
                Amount.of(ports, "destination port")
                        + " of "
                        + Amount.of(group.destinations().size(), "host"),
                group.count(),
                SOURCE);
        if (group.destinations().size() > 3) {
            assessment.weigh(
                    -Math.log(group.destinations().size()),
                    "few receivers",
                    Amount.of(group.destinations().size(), "host"),
                    group.count(),
                    SOURCE);
        }
    }

    private static void weighManner(Assessment assessment, Group group) {
        long seen = group.fromFlows() ? group.count() : group.packets().size();
        if (seen >= 3) {
            assessment.weigh(
                    Math.min(2, Math.log(group.count()) / 2),
                    "one-way for a while",
                    Amount.of(group.count(), "datagram") + ", none came back",
                    group.count(),
                    SOURCE);
        }
        double variation = intervalVariation(group.packets());
        if (variation < 0.3) {
            assessment.weigh(
                    1.5,
                    "at steady intervals",
                    steadiness(variation),
                    group.count(),
                    "meters report on a clock");
        }
        if (!group.fromFlows()
                && group.peakRate() > 200
                && group.share(packet -> packet.payload().captured()) > 0.5
                && group.distinct(p -> p.payload().hash()).size() == 1) {
            assessment.weigh(
                    -3,
                    "payloads that say something",
                    String.format(
                            Locale.ROOT, "the same payload at %,.0f a second", group.peakRate()),
                    group.count(),
                    SOURCE);
        }
    }

    private static String steadiness(double variation) {
        String percent = Words.percent(variation);
        return percent.equals(Words.percent(0))
                ? "all intervals are equal"
                : "intervals vary by " + percent;
    }

    /// The coefficient of variation of the intervals; infinite for fewer than five packets.
    private static double intervalVariation(List<ZeroPacket> packets) {
        if (packets.size() < 5 || !packets.getFirst().timed()) {
            return Double.POSITIVE_INFINITY;
        }
        int count = packets.size() - 1;
        double mean = (packets.getLast().nanos() - packets.getFirst().nanos()) / (double) count;
        double squares = 0;
        for (int i = 1; i <= count; i++) {
            double interval = packets.get(i).nanos() - packets.get(i - 1).nanos();
            squares += (interval - mean) * (interval - mean);
        }
        return mean == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / count) / mean;
    }

    private static void weighErrors(Assessment assessment, Group group) {
        long quoted =
                group.dialogues().stream().mapToLong(each -> each.asked().quotedErrors()).sum();
        if (quoted > 0) {
            assessment.weigh(
                    -2,
                    "somebody listens",
                    Amount.of(quoted, "datagram") + " refused by an ICMP error",
                    quoted,
                    "RFC 1122 §3.2.2.1");
        }
    }

    /// Whoever tests sends to services that answer.
    private static void weighReceiver(Assessment assessment, Group group) {
        if (group.share(packet -> TUNNELS.contains(packet.tuple().destinationPort())) > 0.9) {
            assessment.weigh(
                    2.5,
                    "a tunnel's end is addressed",
                    "to the port of a tunnel, whose source port means nothing to the receiver",
                    group.count(),
                    "RFC 7348 §5, RFC 7510 §3, RFC 8086 §3.2, RFC 8926 §3.3, RFC 9300 §5.3; GENEVE from port 0 in public captures");
        } else if (group.share(NoSourcePortRule::isForACollector) > 0.9) {
            assessment.weigh(
                    1.5,
                    "a collector is addressed",
                    "to the port of a service that takes reports and answers none",
                    group.count(),
                    "RFC 3416 §4.2.6, RFC 5426 §3, RFC 7011 §10.3; customary ports of NetFlow, sFlow, statsd, GELF and collectd");
        }
    }

    private static boolean isForACollector(ZeroPacket packet) {
        return COLLECTORS.contains(packet.tuple().destinationPort());
    }

    /// Whether the datagrams look like reports without a source port: each tells a collector
    /// something else.
    static boolean reports(Group group) {
        return group.protocol().isUdp()
                && group.side() == ZeroSide.SOURCE
                && group.payloadsDiffer()
                && group.share(NoSourcePortRule::isForACollector) > 0.9;
    }

    private static void weighPayloads(Assessment assessment, Group group) {
        if (group.payloadsDiffer()) {
            assessment.weigh(
                    2,
                    "payloads that say something",
                    "each says something else, as reports and tunnelled packets do",
                    group.count(),
                    "hping, nmap, nping and masscan repeat one payload; measured");
        } else if (group.share(packet -> packet.payload().kind() == PayloadKind.CONSTANT) > 0.5) {
            assessment.weigh(
                    -4,
                    "payloads that say something",
                    "one byte repeated, as tools fill up datagrams",
                    group.count(),
                    "hping main.c fills with X; measured");
        }
    }

    private static void weighSources(Assessment assessment, Group group) {
        if (group.sourceCount() >= FloodRule.MANY_SOURCES) {
            assessment.weigh(
                    -3,
                    "few senders",
                    Amount.of(group.sourceCount(), "source"),
                    group.sourceCount(),
                    SOURCE);
        }
    }

    @Override
    public String whatWouldDecide() {
        return "what listens on the destination port, and what it makes of the payload";
    }
}
