package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Rival;
import java.util.Optional;

/// What flow records leave open however much speaks for a cause: a cause that only packets can show
/// would look the same in them.
///
/// The limits are judgements. Those of payloads and of fingerprinting were set after the
/// laboratory's captures, by how many were of the one and of the other kind.
final class FlowDoubt {

    /// With as much weight for what cannot be told as for all that can.
    private static final double EVEN = 0.5;

    /// What can be told is likelier.
    private static final double LIKELY = 0.8;

    /// Addresses that no host answers who was asked by them all from port 0.
    private static final int MANY = 10;

    /// Records of a source that may be a sweep's: scanners send a port again once.
    private static final int FEW = 2;

    private FlowDoubt() {}

    /// The rival that records cannot exclude; empty where there is none.
    static Optional<Rival> of(Group group, Cause won, Surroundings surroundings) {
        if (group.basis() == Group.Basis.RANDOM) {
            return won == Cause.UNEXPLAINED
                    ? Doubt.rival(
                            Cause.CORRUPT_HEADER,
                            EVEN,
                            "the packets: random headers have wrong checksums and impossible lengths")
                    : Optional.empty();
        }
        if (won == Cause.BACKSCATTER && isSampled(group) && group.destinationCount() < MANY) {
            return Doubt.rival(
                    Cause.REPLY,
                    EVEN,
                    "an export without sampling: where most packets are left out, so are most requests");
        }
        if (group.protocol() == PortProtocol.TCP
                && group.share(packet -> packet.transport().kind() < 0) >= 0.5) {
            return withoutFlags(group, won);
        }
        boolean payload = group.share(packet -> packet.payload().present()) >= 0.5;
        if (group.protocol().isUdp() && payload && namesNoPayload(won)) {
            return Doubt.rival(
                    Cause.KNOWN_PAYLOAD, EVEN, "the packets: their payload may name a protocol");
        }
        if (won == Cause.PROBE && mayBePartOfASweep(group, surroundings)) {
            return Doubt.rival(
                    Cause.SCAN,
                    LIKELY,
                    "the source's other flow records: a sweep of all ports touches port 0 once");
        }
        if (won == Cause.PROBE && group.targets() <= FingerprintingRule.FEW_HOSTS) {
            return Doubt.rival(
                    Cause.OS_FINGERPRINTING,
                    LIKELY,
                    "the packets: a record has what the flags of all of them add up to, and neither windows nor options");
        }
        if (won == Cause.FLOOD
                && FlowStream.mayBe(group)
                && group.peakRate() < FlowStream.FASTEST) {
            return Doubt.rival(
                    group.side() == ZeroSide.SOURCE
                            ? Cause.NO_SOURCE_PORT
                            : Cause.APPLICATION_DEFAULT,
                    LIKELY,
                    "the packets: a record has their mean rate only, and a stream of a program may have it too");
        }
        return won == Cause.ESTABLISHED_SESSION
                ? Doubt.rival(
                        Cause.MIDDLEBOX_REWRITE,
                        LIKELY,
                        "a capture on both sides of every translator on the path")
                : Optional.empty();
    }

    /// A request, an answer and a part of a session look alike then.
    private static Optional<Rival> withoutFlags(Group group, Cause won) {
        String flags = "the TCP flags, which the records do not hold";
        return switch (won) {
            case SCAN, FLOOD ->
                    group.answered() == 0
                            ? Doubt.rival(Cause.BACKSCATTER, EVEN, flags)
                            : Optional.empty();
            case PROBE -> Doubt.rival(Doubt.ofSession(group.side()), EVEN, flags);
            default -> Optional.empty();
        };
    }

    /// Whether a source that touched port 0 once may have swept all ports: not where its other
    /// records were looked through, unless its exporter kept only some of them.
    private static boolean mayBePartOfASweep(Group group, Surroundings surroundings) {
        if (group.targets() > 1 || group.packets().size() > FEW) {
            return false;
        }
        boolean known = surroundings.conduct(Group.busiest(group.sources())).isPresent();
        return !known || isSampled(group);
    }

    /// Whether the exporter looked at some packets only.
    private static boolean isSampled(Group group) {
        return group.packets().stream().anyMatch(each -> each.sent() > each.packets());
    }

    private static boolean namesNoPayload(Cause won) {
        return won == Cause.APPLICATION_DEFAULT
                || won == Cause.PROBE
                || won == Cause.NO_SOURCE_PORT;
    }
}
