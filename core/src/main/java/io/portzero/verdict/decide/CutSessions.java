package io.portzero.verdict.decide;

import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.List;

/// TCP sessions whose packets were cut behind their sequence numbers, before their flags. From
/// packet to packet the numbers of each end rise by what it has sent (RFC 9293 §3.4), which is not
/// always the same; whoever asks again and again repeats a number, counts or draws another.
final class CutSessions {

    /// Bytes by which a number may rise between two packets that were captured: 1 MiB, a large
    /// window. Chance makes such a step once in 4,096.
    private static final long WINDOW = 1L << 20;

    /// Steps of more than one byte, which a connection's beginning has too.
    private static final int STEPS = 2;

    /// Of the steps of either end, this share may be none: another connection begins.
    private static final double JUMPS = 0.2;

    private final TcpDirections directions;

    /// @param packets in the order of their times
    CutSessions(List<ZeroPacket> packets) {
        directions = new TcpDirections(packets, packet -> packet.transport().kind() < 0);
    }

    /// Whether the packets of a conversation are those of a session.
    boolean holds(Conversation conversation) {
        if (directions.isEmpty()) {
            return false;
        }
        FiveTuple tuple = conversation.tuple();
        List<ZeroPacket> there = directions.sent(conversation.scope(), tuple);
        List<ZeroPacket> back = directions.sent(conversation.scope(), tuple.reversed());
        List<Long> stepsThere = steps(there);
        List<Long> stepsBack = steps(back);
        if (!mayGoOn(there, stepsThere) || !mayGoOn(back, stepsBack)) {
            return false;
        }
        List<Long> steps = new ArrayList<>(stepsThere);
        steps.addAll(stepsBack);
        return steps.stream().filter(CutSessions::rises).count() >= STEPS
                && steps.stream().distinct().count() > 1;
    }

    /// Whether one end may have sent these. A closed port answers with number 0 (RFC 9293
    /// §3.10.7.1).
    private static boolean mayGoOn(List<ZeroPacket> sent, List<Long> steps) {
        return sent.isEmpty()
                || (steps.stream().filter(CutSessions::jumps).count() <= JUMPS * sent.size()
                        && sent.stream().anyMatch(packet -> packet.transport().sequence() != 0));
    }

    private static boolean rises(long step) {
        return step > 1 && step < WINDOW;
    }

    /// What was lost is sent again: that is no jump.
    private static boolean jumps(long step) {
        return step >= WINDOW && TcpDirections.distance(step, 0) >= WINDOW;
    }

    /// How far each packet's number is ahead of the one before.
    private static List<Long> steps(List<ZeroPacket> sent) {
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < sent.size(); i++) {
            steps.add(
                    TcpDirections.distance(
                            sent.get(i - 1).transport().sequence(),
                            sent.get(i).transport().sequence()));
        }
        return steps;
    }
}
