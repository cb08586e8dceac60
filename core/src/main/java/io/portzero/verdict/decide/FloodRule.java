package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Collections;
import java.util.Locale;

/// Many packets to one target, a host or a network, at a high rate, their sources forged or few;
/// seen on the victim's side.
final class FloodRule implements CauseRule {

    /// Packets to one target below which nothing is called a flood.
    static final int LEAST_PACKETS = 30;

    /// The same where packets of many sources are seen: each alone would look like a prober.
    private static final int LEAST_OF_MANY = 20;

    /// Sources from which one target's packets can be called those of many.
    static final int MANY_SOURCES = 8;

    /// Ports at which one flood aims at most.
    private static final int FEW_PORTS = 3;

    /// Packets a minute below which nobody's line or host has anything to bear.
    private static final int MANY_A_MINUTE = 10;

    private static final int LONG_SECONDS = 600;

    private static final String SOURCE = "definition: many packets to one target at a high rate";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.FLOOD);
        if (group.basis() == Group.Basis.RANDOM) {
            return assessment.exclude("are the headers whole?", "they are random");
        }
        if (group.basis() == Group.Basis.VICTIM && group.scope() == Scope.QUOTED) {
            return assessment.exclude("are they sent by whoever floods?", "they are quoted");
        }
        excludeByTarget(assessment, group);
        if (!assessment.excluded()) {
            excludeByAnswers(assessment, group);
        }
        if (assessment.excluded()) {
            return assessment;
        }
        weighAmount(assessment, group);
        weighRate(assessment, group);
        weighBusiestMinute(assessment, group);
        weighStream(assessment, group);
        weighSources(assessment, group);
        weighReports(assessment, group);
        weighContext(assessment, group, surroundings);
        if (group.basis() == Group.Basis.SOURCE) {
            Stacks.weighCraft(assessment, group, surroundings.stack(group), 0);
            Tools.weigh(assessment, group, surroundings, Tools.CRAFTED);
        }
        return assessment;
    }

    /// There must be enough of it to one target, and not the same probes in many names.
    private static void excludeByTarget(Assessment assessment, Group group) {
        long toOne = Collections.max(group.destinations().values());
        double share = toOne / (double) group.unscaledCount();
        boolean ofMany = group.basis() == Group.Basis.TARGET;
        boolean oneTarget = share >= 0.9 || ofMany;
        int least = ofMany ? leastOfMany(group.fromFlows()) : LEAST_PACKETS;
        if (group.count() < least || !oneTarget) {
            assessment.exclude(
                    "do " + least + " packets or more go to one target?",
                    Amount.of(group.count(), "packet")
                            + ", "
                            + Words.percent(share)
                            + " of them to one host");
        } else if (ofMany && Decoys.mayBe(group)) {
            assessment.exclude(
                    "is each packet sent once?", "the same probes come in the names of many");
        } else if (!ofMany && group.destinationPorts() > FEW_PORTS) {
            assessment.exclude(
                    "is one port, or are few, aimed at?",
                    Amount.of(group.destinationPorts(), "port"));
        }
    }

    /// What a host has asked for is not sent to harm it.
    private static void excludeByAnswers(Assessment assessment, Group group) {
        if (Answered.refused(group)) {
            assessment.exclude(
                    "are they sent to do harm?",
                    Amount.of(Answered.services(group), "port")
                            + " refused connections that somebody asked for");
        } else if (Answered.byOneNetwork(group)) {
            assessment.exclude(
                    "are they sent to do harm?",
                    "each of "
                            + Amount.of(group.sourceCount(), "host")
                            + " of one network answers once, as they answer whoever scans it");
        }
    }

    /// Packets of many sources to one target below which they are not judged together. Flow records
    /// do not show whether one machine wrote them.
    static int leastOfMany(boolean fromFlows) {
        return fromFlows ? LEAST_PACKETS : LEAST_OF_MANY;
    }

    private static void weighAmount(Assessment assessment, Group group) {
        int hosts = group.basis() == Group.Basis.TARGET ? group.destinations().size() : 1;
        String target =
                hosts > 1
                        ? "hosts of " + FloodedNetworks.name(Group.busiest(group.destinations()))
                        : "one host";
        assessment.weigh(
                Math.min(3, Math.log(group.count() / 50.0)),
                "many packets to one target",
                Amount.of(group.count(), "packet") + " to " + target,
                group.count(),
                SOURCE);
    }

    private static void weighRate(Assessment assessment, Group group) {
        double rate = group.peakRate();
        double weight = Math.clamp(Math.log(Math.max(rate, 0.1) / 5), -2, 3);
        assessment.weigh(
                weight,
                "at a high rate",
                String.format(Locale.ROOT, "up to %,.0f packets a second", rate),
                group.count(),
                SOURCE);
    }

    /// Peers that know a wrong port, and devices that report, come one by one for an hour.
    private static void weighBusiestMinute(Assessment assessment, Group group) {
        if (group.fromFlows() || group.seconds() < LONG_SECONDS) {
            return;
        }
        double scale = (double) group.count() / group.unscaledCount();
        double most = scale * FlowRate.highest(group.packets(), Waves.SILENCE_NANOS);
        if (most < MANY_A_MINUTE) {
            assessment.weigh(
                    -3,
                    "is there a time when they are many?",
                    String.format(Locale.ROOT, "at most %,.0f in a minute", most),
                    group.count(),
                    "Moore, Voelker, Savage 2001: 30 packets of backscatter in a minute");
        }
    }

    private static void weighStream(Assessment assessment, Group group) {
        double rate = group.peakRate();
        double likeness = FlowStream.likeness(group, rate);
        if (FlowStream.mayBe(group) && rate <= FlowStream.USUAL) {
            weighStream(assessment, group, 1, rate, "packets a second on average");
        } else if (likeness > 0) {
            String what = "packets a second, each with another payload";
            weighStream(assessment, group, likeness, rate, what);
        }
    }

    private static void weighStream(
            Assessment assessment, Group group, double likeness, double rate, String what) {
        assessment.weigh(
                -4 * likeness,
                "faster than a program's stream",
                Amount.of(group.distinct(ZeroPacket::tuple).size(), "flow")
                        + ", "
                        + Words.rough(rate)
                        + " "
                        + what,
                group.count(),
                "RFC 3551 §4.2: a voice codec sends 50 packets a second");
    }

    private static void weighSources(Assessment assessment, Group group) {
        long sources = group.sourceCount();
        double perSource = (double) group.count() / sources;
        if (sources >= MANY_SOURCES && perSource <= 3) {
            assessment.weigh(
                    3,
                    "forged sources",
                    Amount.of(sources, "source")
                            + ", "
                            + Words.each(perSource, "packet")
                            + " from each",
                    sources,
                    "Moore, Voelker, Savage 2001: forged sources are drawn at random");
            weighOneOrigin(assessment, group);
        } else if (group.peakRate() < 20) {
            assessment.weigh(
                    -2,
                    "few sources send fast",
                    Amount.of(sources, "source") + ", slowly",
                    sources,
                    SOURCE);
        }
    }

    /// Many addresses at one distance: one machine wrote them all.
    private static void weighOneOrigin(Assessment assessment, Group group) {
        int hopLimits = group.distinct(packet -> packet.ip().hopLimit()).size();
        if (hopLimits == 1 && !group.fromFlows()) {
            assessment.weigh(
                    2,
                    "one machine behind many sources",
                    "all arrive with the same time to live",
                    group.sourceCount(),
                    "different hosts are at different distances");
        }
    }

    private static void weighReports(Assessment assessment, Group group) {
        if (NoSourcePortRule.reports(group) && group.peakRate() <= FlowStream.USUAL) {
            assessment.weigh(
                    -4,
                    "do they say nothing?",
                    "each tells a collector something else, slowly: its devices may be many",
                    group.sourceCount(),
                    SOURCE);
        }
    }

    private static void weighContext(
            Assessment assessment, Group group, Surroundings surroundings) {
        boolean dark =
                surroundings
                                .context()
                                .direction(
                                        Group.busiest(group.sources()),
                                        Group.busiest(group.destinations()))
                        == Direction.DARK;
        if (dark) {
            assessment.weigh(
                    -3,
                    "somebody is there to be flooded",
                    "the target is dark space",
                    group.count(),
                    "--dark, --telescope");
        }
        if (group.share(packet -> packet.payload().kind().isPeerToPeer()) > 0.5) {
            assessment.weigh(
                    -4,
                    "is the payload a peer's?",
                    "most payloads are of a peer-to-peer protocol",
                    group.count(),
                    "BitTorrent BEP 5");
        }
    }

    @Override
    public String whatWouldDecide() {
        return "the rate at the target, and whether the sources answer when they are asked";
    }
}
