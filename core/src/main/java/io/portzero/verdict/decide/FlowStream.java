package io.portzero.verdict.decide;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.ZeroPacket;

/// Datagrams with payload that one source sends in one flow or a few, for a while: a meter, a call
/// or a film looks like that, and so does a flood from one source. A record has the mean rate only;
/// of packets the payloads tell too, as each frame differs from the one before.
final class FlowStream {

    /// Packets a second that one program's stream may well have: a voice codec sends a frame every
    /// 20 ms (RFC 3551 §4.2), meters send less.
    static final double USUAL = 50;

    /// Packets a second that hardly any stream exceeds: 10 Mbit/s, as a film in high definition
    /// has, are about 1,000 full packets.
    static final double FASTEST = 1_000;

    private static final int FEW_FLOWS = 3;

    private FlowStream() {}

    /// Whether a group may be one, for all that its records tell beside the rate.
    static boolean mayBe(Group group) {
        return group.fromFlows() && hasItsForm(group);
    }

    /// How much the rate of packets speaks for one: 1 up to what is usual, 0 from the fastest on,
    /// and 0 where the payloads are not those of a stream.
    ///
    /// @param rate packets a second in the busiest stretch
    static double likeness(Group group, double rate) {
        if (!group.payloadsDiffer() || !hasItsForm(group)) {
            return 0;
        }
        double above = Math.log(Math.max(rate, USUAL) / USUAL);
        return Math.max(0, 1 - above / Math.log(FASTEST / USUAL));
    }

    private static boolean hasItsForm(Group group) {
        return group.basis() == Group.Basis.SOURCE
                && group.protocol().isUdp()
                && group.side() != ZeroSide.BOTH
                && group.timed()
                && group.distinct(ZeroPacket::tuple).size() <= FEW_FLOWS
                && group.share(packet -> packet.payload().present()) > 0.5;
    }
}
