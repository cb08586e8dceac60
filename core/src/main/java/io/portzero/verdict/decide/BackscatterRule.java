package io.portzero.verdict.decide;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.RST;

import io.portzero.internal.Amount;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Locale;

/// A victim answers packets that others sent in the name of the hosts here.
final class BackscatterRule implements CauseRule {

    private static final String SOURCE = "Moore, Voelker, Savage 2001; verdicts by flags and side";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.BACKSCATTER);
        if (group.basis() != Group.Basis.VICTIM) {
            return assessment.exclude(
                    "are these answers without a request?", "they are requests, or were asked for");
        }
        if (ScanRule.endsSweep(group, surroundings)) {
            return assessment.exclude(
                    "did others ask?", "the host sweeps others, and resets what answers it");
        }
        assessment.weigh(2, "answers without a request", what(group), group.count(), SOURCE);
        weighSpread(assessment, group);
        weighForgery(assessment, group);
        weighWindows(assessment, group);
        weighContext(assessment, group, surroundings);
        return assessment;
    }

    private static String what(Group group) {
        ZeroPacket first = group.packets().getFirst();
        String kind =
                group.scope() == Scope.QUOTED
                        ? "ICMP errors that quote " + group.protocol().displayName()
                        : Role.words(group.protocol(), first.transport());
        String side =
                switch (group.side()) {
                    case SOURCE -> " from port 0";
                    case DESTINATION -> " to port 0";
                    case BOTH -> " from port 0 to port 0";
                };
        return kind + side + ", no request in the data";
    }

    private static void weighSpread(Assessment assessment, Group group) {
        long hosts = group.scope() == Scope.QUOTED ? group.sourceCount() : group.destinationCount();
        assessment.weigh(
                hosts == 1 ? toOne(group) : Math.min(4.5, Math.log(hosts)),
                "answers to many addresses",
                "one host answers " + Amount.of(hosts, "address", "addresses"),
                hosts,
                SOURCE);
    }

    /// Whoever forges draws addresses: one that is drawn again and again was not drawn.
    private static double toOne(Group group) {
        return -0.5 - Math.log(Math.max(1, group.count() / 5.0));
    }

    /// Every forged packet has a number of its own, and the answer acknowledges it.
    private static void weighForgery(Assessment assessment, Group group) {
        boolean acknowledges =
                group.protocol() == PortProtocol.TCP
                        && group.scope() != Scope.QUOTED
                        && !group.fromFlows()
                        && group.share(BackscatterRule::acknowledges) > 0.5;
        if (acknowledges && group.packets().size() >= 3) {
            int numbers = group.distinct(packet -> packet.transport().acknowledgement()).size();
            double share = (double) numbers / group.packets().size();
            assessment.weigh(
                    share > 0.5 ? 0.7 : -0.3,
                    "different numbers acknowledged",
                    Amount.of(numbers, "different acknowledgement number"),
                    numbers,
                    "RFC 9293 §3.10.7");
        }
    }

    /// Systems reset with window 0.
    private static void weighWindows(Assessment assessment, Group group) {
        double odd = group.share(BackscatterRule::isOddReset);
        if (odd > 0.5) {
            assessment.weigh(
                    -2.5,
                    "do systems answer so?",
                    Words.percent(odd) + " are bare RSTs that offer a window",
                    group.count(),
                    "Linux tcp_v4_send_reset: window 0; nmap --scanflags RST, measured");
        }
    }

    private static boolean isOddReset(ZeroPacket packet) {
        return packet.tuple().protocol() == PortProtocol.TCP
                && packet.scope() != Scope.QUOTED
                && packet.transport().whole()
                && packet.transport().kind() == RST
                && packet.transport().window() != 0;
    }

    private static boolean acknowledges(ZeroPacket packet) {
        return packet.transport().kind() >= 0 && (packet.transport().kind() & (ACK | RST)) != 0;
    }

    private static void weighContext(
            Assessment assessment, Group group, Surroundings surroundings) {
        Address victim = Group.busiest(Victims.victims(group));
        boolean dark =
                surroundings.context().direction(victim, Group.busiest(group.destinations()))
                        == Direction.DARK;
        if (dark) {
            assessment.weigh(
                    2, "into dark space", "nobody there can have asked", group.count(), SOURCE);
        }
        surroundings
                .conduct(victim)
                .filter(conduct -> conduct.answers() > 10 * Math.max(1, conduct.zeros()))
                .ifPresent(conduct -> weighVictim(assessment, conduct, group.fromFlows()));
    }

    private static void weighVictim(Assessment assessment, Conduct conduct, boolean flows) {
        assessment.weigh(
                1.5,
                "the zeros are a chance part of more",
                String.format(
                        Locale.ROOT,
                        "the victim sent %,d answers in all; a random forged port is 0 once in "
                                + "65,536",
                        conduct.answers()),
                conduct.answers(),
                "second look at all %s of the victim"
                        .formatted(flows ? "flow records" : "packets"));
    }

    @Override
    public String whatWouldDecide() {
        return "whether the hosts here had asked: the traffic in the other direction";
    }
}
