package io.portzero.verdict.decide;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Rival;
import java.util.Optional;

/// What the input leaves open however much speaks for a cause: a rival that nothing in it could
/// exclude, and that no confidence may therefore deny.
final class Doubt {

    private Doubt() {}

    /// The rival that cannot be excluded, with the least confidence that it has; empty where there
    /// is none.
    static Optional<Rival> of(Group group, Cause won, Surroundings surroundings) {
        if (group.fromFlows()) {
            return FlowDoubt.of(group, won, surroundings);
        }
        return CutHeaderDoubt.of(group, won)
                .or(() -> MidSessionDoubt.of(group, won))
                .or(() -> ChallengeDoubt.of(group, won))
                .or(() -> DatagramDoubt.of(group, won));
    }

    /// A rival that leaves a cause the confidence `most`.
    static Optional<Rival> rival(Cause cause, double most, String whatWouldDecide) {
        return Optional.of(new Rival(cause, 1 - most, whatWouldDecide));
    }

    /// Why a packet of a session has a zero on this side.
    static Cause ofSession(ZeroSide side) {
        return side == ZeroSide.SOURCE ? Cause.MIDDLEBOX_REWRITE : Cause.ESTABLISHED_SESSION;
    }
}
