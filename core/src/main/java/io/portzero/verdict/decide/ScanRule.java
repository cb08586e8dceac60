package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.packet.Address;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Reach;
import io.portzero.verdict.payload.PayloadKind;
import java.util.Locale;
import java.util.Optional;

/// One source, or a campaign, to ten or more hosts or ports.
final class ScanRule implements CauseRule {

    /// Targets from which probing is a scan (verdicts.md §2).
    static final int LEAST_TARGETS = 10;

    private static final String SOURCE = "definition: 10 distinct hosts, or ports of a host";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.SCAN);
        boolean answers = group.basis() == Group.Basis.VICTIM && !endsSweep(group, surroundings);
        if (answers || group.basis() == Group.Basis.RANDOM) {
            return assessment.exclude(
                    "are these requests?", "they are answers, or their headers are random");
        }
        Optional<Conduct> sweep = sweep(group, surroundings);
        if (group.targets() < LEAST_TARGETS && sweep.isEmpty()) {
            return assessment.exclude(
                    "are there 10 targets or more?", Amount.of(group.targets(), "target"));
        }
        if (group.basis() == Group.Basis.TARGET) {
            return assessment.exclude(
                    "does one source, or do sources that belong together, reach many targets?",
                    "many sources, one target");
        }
        weighTargets(assessment, group);
        sweep.ifPresent(conduct -> weighSweep(assessment, group, conduct));
        weighManner(assessment, group);
        Stacks.weighAgainst(assessment, group, surroundings.stack(group), 0.25);
        Tools.weigh(assessment, group, surroundings, 1.0);
        return assessment;
    }

    /// What else the source did, where that is a sweep of hosts or ports that mostly goes
    /// unanswered.
    static Optional<Conduct> sweep(Group group, Surroundings surroundings) {
        if (group.sources().size() != 1) {
            return Optional.empty();
        }
        Address source = group.sources().keySet().iterator().next();
        return surroundings
                .conduct(source)
                .filter(conduct -> sweeps(conduct, conduct.reach(group.protocol())));
    }

    /// Whether these are the resets of a host that sweeps: its system knows of no connection that
    /// the tool asked for, and some tools end by themselves what answers them.
    static boolean endsSweep(Group group, Surroundings surroundings) {
        return group.basis() == Group.Basis.VICTIM
                && group.share(Role::isBareReset) > 0.5
                && sweep(group, surroundings).isPresent();
    }

    /// A sweep of few ports or few hosts. Where each host is asked for a port of its own, the list
    /// may be that of a peer-to-peer program.
    static Optional<Conduct> systematicSweep(Group group, Surroundings surroundings) {
        return sweep(group, surroundings)
                .filter(conduct -> {
                    Reach reach = conduct.reach(group.protocol());
                    return reach.portsOfOneHost() >= 3 * Math.min(reach.hosts(), reach.ports());
                });
    }

    private static boolean sweeps(Conduct conduct, Reach reach) {
        return reach.portsOfOneHost() >= LEAST_TARGETS
                && reach.answered() * 2 < reach.portsOfOneHost()
                && conduct.payloads() < reach.portsOfOneHost();
    }

    private static void weighTargets(Assessment assessment, Group group) {
        if (group.targets() < LEAST_TARGETS) {
            return;
        }
        String fact =
                group.destinations().size() >= LEAST_TARGETS
                        ? Amount.of(group.destinationCount(), "host") + " reached"
                        : Amount.of(group.destinationPorts(), "port")
                                + " of "
                                + Amount.of(group.destinations().size(), "host");
        double weight = 3 + Math.log((double) group.targets() / LEAST_TARGETS);
        assessment.weigh(weight, "ten targets or more", fact, group.targets(), SOURCE);
    }

    private static void weighSweep(Assessment assessment, Group group, Conduct conduct) {
        String what = group.fromFlows() ? "flow record" : "packet";
        assessment.weigh(
                4,
                "the zero is part of a sweep",
                sweepFact(group, conduct, what),
                conduct.reach(group.protocol()).portsOfOneHost(),
                "second look at all " + what + "s of the source");
    }

    /// Reach is estimated. Where all that the source sent is in the group, the group knows better;
    /// else it is no less than the group.
    private static String sweepFact(Group group, Conduct conduct, String what) {
        String sent = Amount.of(conduct.sent(), what);
        if (conduct.zeros() == conduct.sent()) {
            return "all " + sent + " of the source have a zero";
        }
        Reach reach = conduct.reach(group.protocol());
        long ports = Math.max(reach.ports(), group.destinationPorts());
        long hosts = Math.max(reach.hosts(), group.destinationCount());
        // FlowTuple v4 names no hosts, but their network.
        String ofHosts = reach.hosts() == 0 ? "" : " of about " + Amount.of(hosts, "host");
        return String.format(
                Locale.ROOT,
                "the source sent requests to about %s%s, %,d of its %s with a zero",
                Amount.of(ports, "port"),
                ofHosts,
                conduct.zeros(),
                sent);
    }

    private static void weighManner(Assessment assessment, Group group) {
        double perTarget = (double) group.count() / group.scaledTargets();
        if (perTarget > 20) {
            assessment.weigh(
                    -Math.log(perTarget / 5),
                    "few packets for each target",
                    String.format(Locale.ROOT, "%.0f packets for each target", perTarget),
                    group.count(),
                    SOURCE);
        } else {
            assessment.weigh(
                    1,
                    "few packets for each target",
                    Words.each(perTarget, "packet") + " for each target",
                    group.count(),
                    SOURCE);
        }
        if (group.share(packet -> packet.payload().kind().isPeerToPeer()) > 0.5) {
            assessment.weigh(
                    -4,
                    "is the payload a peer's?",
                    "most payloads are of a peer-to-peer protocol, whose peers talk to many",
                    group.count(),
                    "BitTorrent BEP 5");
        }
        if (group.share(packet -> packet.payload().kind().needsNoPort()) > 0.5) {
            assessment.weigh(
                    -8,
                    "is a port asked for?",
                    "most payloads reach their receiver at whatever port",
                    group.count(),
                    "AMD, Magic Packet Technology, 1995");
        }
        if (group.distinct(packet -> packet.payload().hash()).size() > 3
                && group.share(packet -> packet.payload().kind() == PayloadKind.UNKNOWN) > 0.5) {
            assessment.weigh(-0.5, "one payload for all", "payloads differ", group.count(), SOURCE);
        }
    }

    @Override
    public String whatWouldDecide() {
        return "a longer capture: a scan reaches more hosts or ports of the same network";
    }
}
