package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.stack.StackFinding;
import java.util.Optional;

/// An ordinary system sent it for a program whose port was not set.
final class ApplicationDefaultRule implements CauseRule {

    private static final long REPEATED_NANOS = 3_500_000_000L;
    private static final String SOURCE = "measured on Linux 6.18: connect() to port 0 really sends";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.APPLICATION_DEFAULT);
        boolean announces = group.share(packet -> isBroadcast(packet.tuple().destination())) > 0.9;
        if (group.basis() == Group.Basis.VICTIM || group.basis() == Group.Basis.RANDOM) {
            return assessment.exclude("does a program begin something?", "no");
        }
        if (group.side() != ZeroSide.DESTINATION && !announces) {
            return assessment.exclude(
                    "is only the destination port 0?",
                    "the source port is 0: no system gives a socket that port");
        }
        if (announces) {
            assessment.weigh(
                    3.5,
                    "a device announces itself",
                    "the packets go to a broadcast or multicast address",
                    group.count(),
                    "RFC 919, RFC 1112; discovery broadcasts in public captures");
        }
        if (group.fromFlows() && group.packets().stream().anyMatch(FlowFlags::isOfNoProgram)) {
            return assessment.exclude(
                    "are the flags those of an ordinary system?", "no system sends some of them");
        }
        StackFinding stack = surroundings.stack(group);
        if (stack.weight() <= 0 && !announces) {
            return assessment.exclude(
                    "are the headers those of an ordinary system?",
                    group.fromFlows() && stack.weight() == 0
                            ? "flow records hold no headers, and these have no sizes that tell"
                            : "no ordinary system sends such headers");
        }
        Stacks.weighFor(assessment, stack, announces ? 1.5 : 5);
        weighTargets(assessment, group);
        weighSweep(assessment, group, surroundings);
        weighAcceptance(assessment, group);
        weighRepetition(assessment, group, surroundings);
        Tools.weighAgainst(assessment, group, surroundings, 2);
        weighUdpPayload(assessment, group);
        return assessment;
    }

    /// IPv4 limited broadcast, an address that ends in 255, or multicast of either version.
    static boolean isBroadcast(Address address) {
        if (address.isIpv4()) {
            int first = (int) (address.low() >>> 24) & 0xFF;
            return (first >= 224 && first < 240) || (address.low() & 0xFF) == 0xFF;
        }
        return address.high() >>> 56 == 0xFF;
    }

    private static void weighTargets(Assessment assessment, Group group) {
        int targets = group.targets();
        assessment.weigh(
                targets <= 5 ? 1 : -Math.log(targets / 5.0),
                "few targets",
                Amount.of(targets, "target"),
                group.count(),
                SOURCE);
    }

    /// The headers tell which system sent a request, not why: a scanner may let its system connect.
    private static void weighSweep(Assessment assessment, Group group, Surroundings surroundings) {
        Optional<Conduct> sweep = ScanRule.systematicSweep(group, surroundings);
        if (sweep.isPresent()) {
            assessment.weigh(
                    -5,
                    "a program has somebody to talk to",
                    "the source asks many ports or hosts in turn, most of which do not answer",
                    sweep.get().reach(group.protocol()).portsOfOneHost(),
                    "nmap -sT: scans by connect()");
        }
    }

    /// Whoever asks for port 0 by mistake finds nobody there.
    private static void weighAcceptance(Assessment assessment, Group group) {
        long accepted = group.dialogues(Dialogue::isAccepted);
        if (accepted > 0) {
            assessment.weigh(
                    -1,
                    "nothing listens on port 0",
                    Amount.of(accepted, "request") + " accepted",
                    accepted,
                    "RFC 6335 §6: port 0 is reserved");
        }
    }

    /// A system sends an unanswered connection request again after a second, then again.
    private static void weighRepetition(
            Assessment assessment, Group group, Surroundings surroundings) {
        boolean repeated = group.packets().size() > group.distinct(ZeroPacket::tuple).size();
        boolean answered = group.dialogues(Dialogue::isAnswered) > 0;
        boolean time =
                group.timed() && surroundings.lastNanos() - group.lastNanos() > REPEATED_NANOS;
        if (group.protocol() == PortProtocol.TCP && !repeated && !answered && time) {
            assessment.weigh(
                    -1.5,
                    "what is not answered is repeated",
                    "no request was seen twice, and none was answered",
                    group.count(),
                    "RFC 6298: 1 s, then longer");
        }
    }

    private static void weighUdpPayload(Assessment assessment, Group group) {
        if (group.protocol() == PortProtocol.UDP) {
            double present = group.share(packet -> packet.payload().present());
            assessment.weigh(
                    present > 0.5 ? 0.5 : -1.5,
                    "programs send something",
                    Words.percent(present) + " of the datagrams have payload",
                    group.count(),
                    SOURCE);
        }
    }

    @Override
    public String whatWouldDecide() {
        return "the sending host's sockets (ss -tunp), or its configuration";
    }
}
