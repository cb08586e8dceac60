package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Map<FiveTuple, List<ZeroPacket>> outer = new HashMap<>();
    private final Map<FiveTuple, List<ZeroPacket>> tunnelled = new HashMap<>();

    /// @param packets in the order of their times
    CutSessions(List<ZeroPacket> packets) {
        for (ZeroPacket packet : packets) {
            boolean cut = packet.transport().kind() < 0 && !packet.fromFlow();
            if (cut
                    && packet.tuple().protocol() == PortProtocol.TCP
                    && packet.scope() != Scope.QUOTED) {
                of(packet.scope())
                        .computeIfAbsent(packet.tuple(), _ -> new ArrayList<>(2))
                        .add(packet);
            }
        }
    }

    private Map<FiveTuple, List<ZeroPacket>> of(Scope scope) {
        return scope == Scope.TUNNELLED ? tunnelled : outer;
    }

    /// Whether the packets of a conversation are those of a session.
    boolean holds(Conversation conversation) {
        Map<FiveTuple, List<ZeroPacket>> cut = of(conversation.scope());
        FiveTuple tuple = conversation.tuple();
        List<ZeroPacket> there = cut.getOrDefault(tuple, List.of());
        List<ZeroPacket> back = cut.getOrDefault(tuple.reversed(), List.of());
        if (!mayGoOn(there) || !mayGoOn(back)) {
            return false;
        }
        List<Long> steps = new ArrayList<>(steps(there));
        steps.addAll(steps(back));
        return steps.stream().filter(CutSessions::rises).count() >= STEPS
                && steps.stream().distinct().count() > 1;
    }

    /// Whether one end may have sent these. A closed port answers with number 0 (RFC 9293
    /// §3.10.7.1).
    private static boolean mayGoOn(List<ZeroPacket> sent) {
        long jumps = steps(sent).stream().filter(CutSessions::jumps).count();
        return sent.isEmpty()
                || (jumps <= JUMPS * sent.size()
                        && sent.stream().anyMatch(packet -> packet.transport().sequence() != 0));
    }

    private static boolean rises(long step) {
        return step > 1 && step < WINDOW;
    }

    /// What was lost is sent again: that is no jump.
    private static boolean jumps(long step) {
        return step >= WINDOW && ahead(step, 0) >= WINDOW;
    }

    /// How far each packet's number is ahead of the one before.
    private static List<Long> steps(List<ZeroPacket> sent) {
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < sent.size(); i++) {
            steps.add(
                    ahead(
                            sent.get(i - 1).transport().sequence(),
                            sent.get(i).transport().sequence()));
        }
        return steps;
    }

    /// How far one number is ahead of another, which may be behind the last of all.
    private static long ahead(long from, long to) {
        return (to - from) & 0xFFFF_FFFFL;
    }
}
