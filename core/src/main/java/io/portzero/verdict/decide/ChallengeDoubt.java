package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.SystemPorts;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Rival;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Optional;

/// What bare ACKs leave open. A host that is flooded challenges forged packets which do not fit a
/// connection (RFC 5961 §4), each to the port that was forged; who looks for filters sends the
/// same, and may send it from a service's port to pass them, or to ports at random.
final class ChallengeDoubt {

    private static final double LIKELY = 0.7;

    private ChallengeDoubt() {}

    /// The rival that the packets cannot exclude; empty where there is none.
    static Optional<Rival> of(Group group, Cause won) {
        if (won == Cause.BACKSCATTER && group.share(Role::isBareAcknowledgement) > 0.5) {
            return Doubt.rival(
                    Cause.SCAN,
                    LIKELY,
                    "what a host that is answered so sends next: only a scanner goes on");
        }
        boolean open =
                (won == Cause.SCAN || won == Cause.PROBE)
                        && group.protocol() == PortProtocol.TCP
                        && group.side() == ZeroSide.DESTINATION
                        && group.answered() == 0
                        && group.packets().stream().allMatch(ChallengeDoubt::mayBeChallenge);
        return open
                ? Doubt.rival(
                        Cause.BACKSCATTER,
                        LIKELY,
                        "what else the source answered at that time: a flooded host sends SYN+ACKs "
                                + "or RSTs as well")
                : Optional.empty();
    }

    private static boolean mayBeChallenge(ZeroPacket packet) {
        return SystemPorts.isService(packet.tuple().sourcePort())
                && Role.isBareAcknowledgement(packet);
    }
}
