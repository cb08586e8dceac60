package io.portzero.verdict.decide;

import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All dialogues, to be found by a packet of either direction.
final class Dialogues {

    private record Key(boolean tunnelled, FiveTuple tuple) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && tunnelled == that.tunnelled
                    && tuple.equals(that.tuple);
        }

        @Override
        public int hashCode() {
            return 31 * Boolean.hashCode(tunnelled) + tuple.hashCode();
        }
    }

    private final Map<Key, Dialogue> byTuple;

    /// @param packets what the conversations consist of, in the order of times
    Dialogues(List<Conversation> conversations, List<ZeroPacket> packets) {
        byTuple = HashMap.newHashMap(2 * conversations.size());
        OneWaySessions oneWay = new OneWaySessions(packets);
        CutSessions cut = new CutSessions(packets);
        for (Conversation conversation : conversations) {
            boolean tunnelled = conversation.scope() == Scope.TUNNELLED;
            OneWaySessions.End end = oneWay.end(conversation);
            if (end == OneWaySessions.End.NONE && cut.holds(conversation)) {
                end = OneWaySessions.End.EITHER;
            }
            Dialogue dialogue = Dialogue.of(conversation, end);
            byTuple.put(new Key(tunnelled, dialogue.request()), dialogue);
            byTuple.put(new Key(tunnelled, dialogue.request().reversed()), dialogue);
        }
    }

    /// The dialogue that a header belongs to; empty where conversations were sampled and this one
    /// was not kept. An ICMP error may quote what went through a tunnel.
    Optional<Dialogue> of(Scope scope, FiveTuple tuple) {
        Optional<Dialogue> found = find(scope == Scope.TUNNELLED, tuple);
        boolean seen = found.isPresent() && found.get().isSeen();
        return scope == Scope.QUOTED && !seen ? find(true, tuple).or(() -> found) : found;
    }

    /// The tuple of the request in the dialogue that a packet belongs to; there must be one.
    FiveTuple request(ZeroPacket packet) {
        return of(packet.scope(), packet.tuple()).orElseThrow().request();
    }

    /// Whether a packet goes the way of the request; there must be a dialogue.
    boolean asks(ZeroPacket packet) {
        return packet.tuple().equals(request(packet));
    }

    private Optional<Dialogue> find(boolean tunnelled, FiveTuple tuple) {
        return Optional.ofNullable(byTuple.get(new Key(tunnelled, tuple)));
    }
}
