package io.portzero.verdict.decide;

import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.internal.Amount;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.Twin;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A device on the path wrote the zero: the same segment was seen with another port elsewhere, or a
/// host whose system never would sends from port 0.
final class MiddleboxRule implements CauseRule {

    // A sensor that samples keeps one side of a packet far more often than both.
    private static final double SEEN_AGAIN = 0.1;

    // A program that tries again at once may begin a few times.
    private static final int MANY_BEGINNINGS = 10;

    /// Of a program that asks again and again.
    private static final int QUESTIONS = 3;

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.MIDDLEBOX_REWRITE);
        if (group.basis() == Group.Basis.RANDOM) {
            return assessment.exclude("was only the port rewritten?", "headers are random");
        }
        double twins = group.share(packet -> surroundings.twin(packet).isPresent());
        double connected = group.share(packet -> surroundings.connection(packet).isPresent());
        boolean system = isOfASystem(group);
        if (group.fromFlows() && !system) {
            return assessment.exclude(
                    "was the same packet seen with another port?",
                    "flow records hold nothing by which a packet is known again");
        }
        if (twins < SEEN_AGAIN && connected < SEEN_AGAIN && !system) {
            return assessment.exclude(
                    "was the same packet seen with another port?",
                    surroundings.secondLook() ? "no" : "the input was not read again");
        }
        if (twins >= SEEN_AGAIN) {
            weighTwins(assessment, group, surroundings, twins);
        }
        if (connected >= SEEN_AGAIN) {
            weighConnection(assessment, group, surroundings, connected);
        }
        if (system) {
            weighSystem(assessment, group, surroundings);
        }
        return assessment;
    }

    private static void weighTwins(
            Assessment assessment, Group group, Surroundings surroundings, double share) {
        Optional<Twin> example =
                group.packets().stream()
                        .map(surroundings::twin)
                        .flatMap(Optional::stream)
                        .findFirst();
        example.ifPresent(twin ->
                assessment.weigh(
                        9,
                        "the same packet with another port",
                        String.format(
                                Locale.ROOT,
                                "%s of the packets were also seen with port %d of %s instead of 0",
                                Words.percent(share),
                                twin.port(),
                                twin.address()),
                        Math.round(share * group.count()),
                        "second look: same numbers, flags and payload"));
    }

    private static void weighConnection(
            Assessment assessment, Group group, Surroundings surroundings, double share) {
        Optional<Twin> example =
                group.packets().stream()
                        .map(surroundings::connection)
                        .flatMap(Optional::stream)
                        .findFirst();
        example.ifPresent(twin ->
                assessment.weigh(
                        7,
                        "part of a connection with another port",
                        String.format(
                                Locale.ROOT,
                                "%s of the packets fit what the other end of a connection says, "
                                        + "which has port %d of %s instead of 0",
                                Words.percent(share),
                                twin.port(),
                                twin.address()),
                        Math.round(share * group.count()),
                        "RFC 9293 §3.4: each end acknowledges the other's sequence numbers"));
    }

    /// Whether connections are opened as an ordinary system does, or a session or an exchange is
    /// under way, from source port 0. No system gives a socket that port.
    private static boolean isOfASystem(Group group) {
        if (group.side() != ZeroSide.SOURCE) {
            return false;
        }
        return group.protocol() == PortProtocol.TCP
                ? opensLikeASystem(group)
                        || group.dialogues(Dialogue::carriedDataOverConnection) > 0
                : isExchange(group);
    }

    /// Whether datagrams of a known protocol that differ are answered, as a tool's seldom are.
    static boolean isExchange(Group group) {
        return group.protocol() == PortProtocol.UDP
                && group.side() == ZeroSide.SOURCE
                && group.payloadsDiffer()
                && group.share(packet -> packet.payload().kind().isKnown()) > 0.5
                && group.dialogues(MiddleboxRule::isExchange) > 0;
    }

    private static boolean isExchange(Dialogue dialogue) {
        return dialogue.asked().withPayload() >= QUESTIONS
                && dialogue.answered().withPayload() >= QUESTIONS;
    }

    private static boolean opensLikeASystem(Group group) {
        List<ZeroPacket> openings =
                group.packets().stream()
                        .filter(packet -> packet.transport().kind() == SYN)
                        .filter(packet -> packet.tuple().sourcePort() == 0)
                        .filter(packet -> packet.transport().whole())
                        .toList();
        return openings.isEmpty() || group.fromFlows()
                ? group.basis() == Group.Basis.SESSION
                : openings.stream().allMatch(MiddleboxRule::hasOptionsOfASystem);
    }

    /// Systems draw sequence numbers (RFC 6528); 0 is what programs write that do not care.
    private static boolean hasOptionsOfASystem(ZeroPacket opening) {
        TransportFields tcp = opening.transport();
        return tcp.hasOptionsOfASystem() && tcp.maximumSegmentSize() > 0 && tcp.sequence() != 0;
    }

    private static void weighSystem(Assessment assessment, Group group, Surroundings surroundings) {
        boolean opens =
                group.share(packet -> packet.transport().kind() == SYN) > 0
                        && opensLikeASystem(group);
        assessment.weigh(
                opens ? 4 : 1.5,
                "an ordinary system, but source port 0",
                opens && !group.fromFlows()
                        ? "the option layout is a system's own, and no system gives a connection port 0"
                        : "it goes both ways, and no system gives a socket port 0",
                group.count(),
                "Linux, BSD and Windows bind port 0 to an ephemeral port");
        Tools.weighAgainst(assessment, group, surroundings, 4);
        weighRepetition(assessment, group);
        boolean established = group.dialogues(Dialogue::isEstablished) > 0;
        if (established) {
            assessment.weigh(
                    3,
                    "the session works",
                    "what comes from source port 0 is answered",
                    group.dialogues(Dialogue::isEstablished),
                    "crafted probes do not complete handshakes");
        }
        Address source = Group.busiest(group.sources());
        surroundings
                .conduct(source)
                .filter(conduct -> conduct.payloads() > 0 && conduct.sent() > conduct.zeros())
                .ifPresent(conduct ->
                        assessment.weigh(
                                1.5,
                                "its other traffic is ordinary",
                                "the source holds ordinary sessions besides",
                                conduct.payloads(),
                                "second look at all %s of the source"
                                        .formatted(
                                                group.fromFlows() ? "flow records" : "packets")));
    }

    /// A system that is not answered sends the same SYN again after a second, then after two more.
    private static void weighRepetition(Assessment assessment, Group group) {
        List<ZeroPacket> openings =
                group.packets().stream()
                        .filter(packet -> packet.transport().kind() == SYN)
                        .toList();
        long connections = openings.stream().map(ZeroPacket::tuple).distinct().count();
        long numbers =
                openings.stream().map(packet -> packet.transport().sequence()).distinct().count();
        boolean anew = numbers > MANY_BEGINNINGS * connections && group.peakRate() > connections;
        if (anew && group.answered() == 0) {
            assessment.weigh(
                    -3,
                    "does it wait for an answer?",
                    Amount.of(numbers, "different SYN")
                            + " between the same hosts and ports, none answered",
                    numbers,
                    "RFC 6298 §5.4 and §5.7: the same segment is sent again, after a second or more");
        }
    }

    @Override
    public String whatWouldDecide() {
        return "a capture on the other side of the translator (NAT, NAT64, load balancer)";
    }
}
