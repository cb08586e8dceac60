package io.portzero.verdict.decide;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Rival;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Optional;

/// What short snapshots leave open: where a capture ends soon behind the ports, a request, an
/// answer and a packet of a session look alike, and so do a probe and a program's datagram.
final class CutHeaderDoubt {

    // Set where stated and reached confidence agree over simulated captures, see docs/accuracy.md.
    private static final double OF_MANY = 0.5;
    private static final double OF_FEW = 0.7;

    /// SYN, ACK and FIN go one way, and something between them.
    private static final int PACKETS_OF_A_SESSION = 4;

    private CutHeaderDoubt() {}

    /// The rival that the captured bytes cannot exclude; empty where there is none.
    static Optional<Rival> of(Group group, Cause won) {
        boolean cut =
                group.basis() != Group.Basis.RANDOM
                        && group.share(packet -> packet.transport().kind() < 0) >= 0.5;
        if (!cut) {
            return Optional.empty();
        }
        return switch (group.protocol()) {
            case TCP -> ofSegments(group, won);
            case UDP, UDPLITE -> ofDatagrams(group.side(), won);
            case SCTP, DCCP -> Optional.empty();
        };
    }

    private static Optional<Rival> ofSegments(Group group, Cause won) {
        return switch (won) {
            // Nobody answers answers, but a session goes both ways.
            case SCAN, FLOOD ->
                    group.answered() == 0
                            ? doubt(Cause.BACKSCATTER, OF_MANY)
                            : isExchange(group)
                                    ? doubt(Doubt.ofSession(group.side()), OF_MANY)
                                    : Optional.empty();
            case PROBE -> doubt(Doubt.ofSession(group.side()), OF_FEW);
            // A scan may draw the ports of its targets at random as well.
            case BACKSCATTER -> doubt(Cause.SCAN, OF_FEW);
            default -> Optional.empty();
        };
    }

    /// Whether few connections have many packets, as those of a session and those of a tool that
    /// keeps its port do.
    private static boolean isExchange(Group group) {
        long connections = group.distinct(ZeroPacket::tuple).size();
        return group.packets().size() >= PACKETS_OF_A_SESSION * connections;
    }

    private static Optional<Rival> ofDatagrams(ZeroSide side, Cause won) {
        return won == Cause.PROBE
                ? doubt(
                        side == ZeroSide.SOURCE ? Cause.NO_SOURCE_PORT : Cause.APPLICATION_DEFAULT,
                        OF_FEW)
                : Optional.empty();
    }

    private static Optional<Rival> doubt(Cause cause, double most) {
        return Doubt.rival(
                cause,
                most,
                "what was not captured behind the ports: take longer snapshots of each packet");
    }
}
