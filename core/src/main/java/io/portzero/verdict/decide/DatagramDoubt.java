package io.portzero.verdict.decide;

import io.portzero.packet.SystemPorts;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Rival;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.payload.PayloadKind;
import java.util.Optional;

/// What datagrams leave open whose payload names no protocol: nothing in a UDP header tells a
/// program whose port was not set from a tool, nor an answer from a question.
final class DatagramDoubt {

    /// Of simulated datagrams that looked like a program's, so many were.
    private static final double LIKELY = 0.7;

    private DatagramDoubt() {}

    /// Whether a service says something else to each host, or what it says was not captured.
    private static boolean mayBeAnswers(Group group) {
        return group.protocol().isUdp()
                && group.side() == ZeroSide.DESTINATION
                && group.answered() == 0
                && (group.payloadsDiffer() || group.share(p -> p.payload().captured()) < 0.5)
                && group.packets().stream().allMatch(DatagramDoubt::mayBeAnswer);
    }

    private static boolean mayBeAnswer(ZeroPacket packet) {
        return packet.payload().present()
                && !packet.payload().kind().isKnown()
                && SystemPorts.isService(packet.tuple().sourcePort());
    }

    /// The rival that the packets cannot exclude; empty where there is none.
    static Optional<Rival> of(Group group, Cause won) {
        if (won == Cause.SCAN && mayBeAnswers(group)) {
            return Doubt.rival(
                    Cause.BACKSCATTER,
                    LIKELY,
                    "what the payloads say: an answer repeats its question's number");
        }
        boolean open =
                won == Cause.APPLICATION_DEFAULT
                        && group.protocol().isUdp()
                        && group.share(packet -> packet.payload().kind() == PayloadKind.UNKNOWN)
                                > 0.5
                        && group.share(packet ->
                                ApplicationDefaultRule.isBroadcast(packet.tuple().destination()))
                                < 0.5;
        return open
                ? Doubt.rival(Cause.PROBE, LIKELY, "the sending host's sockets (ss -uanp)")
                : Optional.empty();
    }
}
