package io.portzero.verdict.decide;

import static io.portzero.packet.TcpFlags.PSH;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Rival;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a capture leaves open that lost or left out most of a session: a few packets of its middle,
/// one way. Who probes sends one kind of them, a bare ACK or FIN; a session has several, and data.
final class MidSessionDoubt {

    private static final double EVEN = 0.5;

    private MidSessionDoubt() {}

    /// The rival that the packets cannot exclude; empty where there is none.
    static Optional<Rival> of(Group group, Cause won) {
        return won == Cause.PROBE && isOfASession(group)
                ? Doubt.rival(
                        Doubt.ofSession(group.side()),
                        EVEN,
                        "the rest of the connection: these are packets of its middle")
                : Optional.empty();
    }

    private static boolean isOfASession(Group group) {
        Set<Integer> kinds = new HashSet<>();
        boolean data = false;
        for (ZeroPacket packet : group.packets()) {
            if (!Role.goesOn(packet)) {
                return false;
            }
            kinds.add(packet.transport().kind());
            data |= (packet.transport().kind() & PSH) != 0 || packet.payload().present();
        }
        return data || kinds.size() > 1;
    }
}
