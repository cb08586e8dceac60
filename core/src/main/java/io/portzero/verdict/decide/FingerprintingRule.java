package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Several different crafted probes to one host within seconds: somebody wants to know its system.
final class FingerprintingRule implements CauseRule {

    /// So many different kinds of probes are sent by nobody who wants to know something else.
    static final int LEAST_KINDS = 3;

    /// Whose systems somebody wants to know at a time.
    static final int FEW_HOSTS = 3;

    /// Kinds of packets that fingerprinting tools have: nmap sends eight, SinFP and xprobe fewer.
    private static final int MOST_KINDS = 16;

    private static final long WITHIN_NANOS = 60_000_000_000L;
    private static final long PAIR_NANOS = 3_000_000_000L;
    private static final int PAIR_PACKETS = 6;
    private static final String METHOD =
            "Ste Jones, Port 0 OS Fingerprinting, 2003; nmap osscan2.cc";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.OS_FINGERPRINTING);
        if (group.basis() != Group.Basis.SOURCE) {
            return assessment.exclude(
                    "does one source probe one host?", "the packets are of another kind");
        }
        double repeated = group.share(new Repetition(group.packets())::repeats);
        if (repeated > 0.5) {
            return assessment.exclude(
                    "are there different crafted probes to one host within a minute?",
                    Words.percent(repeated) + " are one packet, sent again and again");
        }
        Address source = Group.busiest(group.sources());
        Address target = Group.busiest(group.destinations());
        // A host drops a header that is impossible or whose checksum is wrong: it tells nothing.
        List<ZeroPacket> probes = new ArrayList<>();
        long systemProbes = 0;
        List<ZeroPacket> between = surroundings.hostProbes().between(source, target);
        for (ZeroPacket packet : Waves.near(between, group.packets())) {
            if (packet.checksum() != ChecksumState.WRONG && !Randomness.impossible(packet)) {
                probes.add(packet);
                systemProbes += NmapProbes.isSystemProbe(packet) ? 1 : 0;
            }
        }
        Set<String> kinds = kinds(probes);
        if (systemProbes == 0 && kinds.size() > MOST_KINDS) {
            return assessment.exclude(
                    "are they a tool's set of probes?",
                    Amount.of(kinds.size(), "kind") + " of packets: their flags are random");
        }
        Optional<PortProtocol> foreign = foreign(probes);
        if (systemProbes == 0 && foreign.isPresent()) {
            return assessment.exclude(
                    "are they a tool's set of probes?",
                    foreign.get().displayName() + " is among them, which no such tool sends");
        }
        long others = othersNear(group, surroundings.conduct(source));
        boolean pair = pair(probes);
        if (systemProbes == 0 && others == 0 && kinds.size() < LEAST_KINDS && !pair) {
            return assessment.exclude(
                    "are there different crafted probes to one host within a minute?",
                    "only " + String.join(", ", kinds));
        }
        weighProbes(assessment, systemProbes, others);
        weighKinds(assessment, kinds, pair, group);
        weighSpread(assessment, group);
        Stacks.weighCraft(assessment, group, surroundings.stack(group), 12);
        Tools.weigh(assessment, group, surroundings, Tools.CRAFTED);
        return assessment;
    }

    /// A protocol whose answers tell nothing about a system: whoever sends it tries protocols.
    private static Optional<PortProtocol> foreign(List<ZeroPacket> probes) {
        for (ZeroPacket probe : probes) {
            PortProtocol protocol = probe.tuple().protocol();
            if (protocol != PortProtocol.TCP && protocol != PortProtocol.UDP) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }

    /// Probes of the set that a source sent to other ports, where most of the group came with them.
    private static long othersNear(Group group, Optional<Conduct> conduct) {
        return conduct.filter(each -> each.systemProbes() > 0)
                .filter(each -> cameWithSystemProbes(group, each))
                .map(Conduct::systemProbes)
                .orElse(0L);
    }

    private static boolean cameWithSystemProbes(Group group, Conduct conduct) {
        long from = conduct.firstSystemProbeNanos() - Waves.SILENCE_NANOS;
        long to = conduct.lastSystemProbeNanos() + Waves.SILENCE_NANOS;
        return !group.timed()
                || group.share(packet -> packet.nanos() >= from && packet.nanos() <= to) >= 0.5;
    }

    /// Different TCP flag sets and UDP within a minute of the first, retransmissions aside. What
    /// goes on within a session is of one kind: a lossy capture of one shows nothing else.
    private static Set<String> kinds(List<ZeroPacket> probes) {
        Set<String> kinds = new TreeSet<>();
        for (ZeroPacket probe : probes) {
            PortProtocol protocol = probe.tuple().protocol();
            boolean counts =
                    protocol == PortProtocol.UDP
                            || (protocol == PortProtocol.TCP && knowsFlags(probe));
            if (counts && probe.nanos() - probes.getFirst().nanos() <= WITHIN_NANOS) {
                kinds.add(Role.goesOn(probe) ? "ACK" : Role.words(protocol, probe.transport()));
            }
        }
        return kinds;
    }

    /// The flags of a flow are those of one packet only where it had no more.
    private static boolean knowsFlags(ZeroPacket probe) {
        return probe.transport().kind() >= 0 && (!probe.fromFlow() || probe.packets() == 1);
    }

    /// One or few TCP and one or few UDP packets to port 0 within seconds, neither of a system's
    /// own making: Linux answers the second with ICMP, BSD does not.
    private static boolean pair(List<ZeroPacket> probes) {
        Optional<ZeroPacket> tcp = first(probes, PortProtocol.TCP);
        Optional<ZeroPacket> udp = first(probes, PortProtocol.UDP);
        return tcp.isPresent()
                && udp.isPresent()
                && probes.size() <= PAIR_PACKETS
                && Math.abs(tcp.get().nanos() - udp.get().nanos()) <= PAIR_NANOS
                && tcp.get().transport().kind() != -1
                && sameHand(tcp.get(), udp.get());
    }

    private static Optional<ZeroPacket> first(List<ZeroPacket> probes, PortProtocol protocol) {
        for (ZeroPacket packet : probes) {
            if (packet.tuple().protocol() == protocol && packet.side() == ZeroSide.DESTINATION) {
                return Optional.of(packet);
            }
        }
        return Optional.empty();
    }

    /// Two runs of different programs differ in what their author chose: the time to live that they
    /// start with and where their source ports come from.
    private static boolean sameHand(ZeroPacket tcp, ZeroPacket udp) {
        int ports = Math.abs(tcp.tuple().sourcePort() - udp.tuple().sourcePort());
        boolean known = tcp.ip().hopLimit() >= 0;
        return known && tcp.ip().hopLimit() == udp.ip().hopLimit() && ports <= 16;
    }

    private static void weighProbes(Assessment assessment, long here, long others) {
        if (here > 0) {
            assessment.weigh(
                    6,
                    "probes of nmap's system detection",
                    Amount.of(here, "packet") + " with the window, options and flags of T2 to T7",
                    here,
                    "nmap osscan2.cc: options WS 10 or 15, MSS 265, timestamp 0xFFFFFFFF");
        }
        if (others > 0) {
            assessment.weigh(
                    3,
                    "the rest of nmap's system detection",
                    Amount.of(others, "probe") + " of the same set to other ports",
                    others,
                    "second look; nmap osscan2.cc");
        }
    }

    private static void weighKinds(
            Assessment assessment, Set<String> kinds, boolean pair, Group group) {
        if (kinds.size() >= LEAST_KINDS) {
            assessment.weigh(
                    2.5 + kinds.size() / 2.0,
                    "different probes to one host",
                    String.join(", ", kinds) + " within a minute",
                    group.count(),
                    METHOD);
        } else if (pair) {
            assessment.weigh(
                    5,
                    "TCP and UDP port 0 together",
                    "a TCP and a UDP packet to port 0 of one host within 3 seconds",
                    group.count(),
                    "Linux answers UDP port 0 with ICMP, BSD is silent: " + METHOD);
        }
    }

    private static void weighSpread(Assessment assessment, Group group) {
        int hosts = group.destinations().size();
        if (hosts > FEW_HOSTS) {
            assessment.weigh(
                    -Math.log(hosts),
                    "one host or few",
                    Amount.of(hosts, "host"),
                    group.count(),
                    METHOD);
        }
    }

    @Override
    public String whatWouldDecide() {
        return "the sender's other packets to the same host: fingerprinting needs several odd ones";
    }
}
