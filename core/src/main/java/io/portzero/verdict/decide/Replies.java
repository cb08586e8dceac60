package io.portzero.verdict.decide;

import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import io.portzero.verdict.Extent;
import io.portzero.verdict.Reasoning;
import io.portzero.verdict.Rival;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.ZeroPlace;
import io.portzero.verdict.context.Advice;
import io.portzero.verdict.context.SeverityRule;
import io.portzero.verdict.context.Situation;
import io.portzero.verdict.decide.Sorting.Reply;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Makes verdicts of answers whose request is in the data: one for each verdict that they answer.
final class Replies {

    private static final double PAIRED = 0.99;
    private static final double BY_PATTERN = 0.85;

    /// What replies have in common that share a verdict.
    private record Key(int answers, Scope scope, PortProtocol protocol, ZeroSide side) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && answers == that.answers
                    && scope == that.scope
                    && protocol == that.protocol
                    && side == that.side;
        }

        @Override
        public int hashCode() {
            int hash = answers;
            hash = 31 * hash + scope.hashCode();
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + side.hashCode();
            return hash;
        }
    }

    private final Assignments assignments;
    private final Surroundings surroundings;
    private final double scale;

    /// @param assignments knows the verdicts of requests, and learns those of replies
    Replies(Assignments assignments, Surroundings surroundings, double scale) {
        this.assignments = assignments;
        this.surroundings = surroundings;
        this.scale = scale;
    }

    void add(List<Reply> replies) {
        Map<Key, List<Reply>> together = new LinkedHashMap<>();
        for (Reply reply : replies) {
            ZeroPacket packet = reply.packet();
            Key key =
                    new Key(
                            answeredVerdict(reply),
                            packet.scope(),
                            packet.tuple().protocol(),
                            ZeroSide.of(
                                    reply.request().sourcePort(),
                                    reply.request().destinationPort()));
            together.computeIfAbsent(key, _ -> new ArrayList<>()).add(reply);
        }
        together.forEach((key, each) -> {
            List<ZeroPacket> packets = each.stream().map(Reply::packet).toList();
            assignments.add(verdict(key, each), packets);
        });
    }

    /// The number of the verdict of the request; -1 where the request itself was not kept.
    private int answeredVerdict(Reply reply) {
        Scope scope = reply.packet().scope();
        Scope asked = scope == Scope.QUOTED ? Scope.OUTER : scope;
        FiveTuple request = reply.request();
        return assignments
                .indexOf(asked, request)
                .or(() -> assignments.indexOf(Scope.TUNNELLED, request))
                .or(() -> assignments.indexOfHost(request.source(), asked))
                .or(() -> assignments.indexOfHost(request.destination(), asked))
                .orElse(-1);
    }

    private Verdict verdict(Key key, List<Reply> replies) {
        Sum sum = new Sum();
        replies.forEach(sum::add);
        Extent extent = sum.extent(scale);
        long count = Math.round(sum.packets * scale);
        Optional<Verdict> answered =
                key.answers() < 0 ? Optional.empty() : Optional.of(assignments.get(key.answers()));
        Evidence evidence = evidence(count, sum.paired, answered);
        double confidence = sum.paired ? PAIRED : BY_PATTERN;
        Address responder = Group.busiest(sum.responders);
        Address asker = Group.busiest(sum.askers);
        Direction direction = surroundings.context().direction(responder, asker);
        return new Verdict(
                Cause.REPLY,
                new ZeroPlace(key.scope(), key.protocol(), key.side()),
                confidence,
                severity(count, direction, extent),
                extent,
                answered,
                direction,
                actors(sum, (double) extent.packets() / Math.max(1, sum.packets)),
                Optional.empty(),
                List.of(evidence),
                new Rival(
                        Cause.BACKSCATTER,
                        1 - confidence,
                        "whether the request really came before the answer"),
                Advice.of(
                        Cause.REPLY,
                        new Situation(
                                direction,
                                key.protocol(),
                                responder.toString(),
                                asker.toString(),
                                1,
                                false,
                                false,
                                true,
                                extent.records().isPresent())),
                new Reasoning(() -> explanation(count, evidence)));
    }

    /// What replies that share a verdict add up to.
    private static final class Sum {

        long packets;
        boolean paired = true;
        final Map<Address, Long> responders = new HashMap<>();
        final Map<Address, Long> askers = new HashMap<>();
        private boolean fromFlows;
        private long sent;
        private long records;
        private long first = Time.NONE;
        private long last = Time.NONE;

        void add(Reply reply) {
            ZeroPacket packet = reply.packet();
            packets += packet.packets();
            sent += packet.sent();
            records += packet.seen();
            fromFlows |= packet.fromFlow();
            paired &= reply.paired();
            if (packet.timed()) {
                first = first == Time.NONE ? packet.nanos() : Math.min(first, packet.nanos());
                last = Math.max(last, packet.lastNanos());
            }
            responders.merge(responder(packet), packet.packets(), Long::sum);
            askers.merge(reply.request().source(), packet.packets(), Long::sum);
        }

        Extent extent(double scale) {
            return new Extent(
                    Math.round(sent * scale),
                    scale == 1 && sent == packets,
                    fromFlows ? OptionalLong.of(Math.round(records * scale)) : OptionalLong.empty(),
                    1,
                    responders.size(),
                    askers.size(),
                    first,
                    last);
        }
    }

    private Severity severity(long count, Direction direction, Extent extent) {
        return SeverityRule.of(
                Cause.REPLY,
                direction,
                surroundings.context().named(),
                count,
                OptionalDouble.empty(),
                extent.durationNanos(),
                false,
                false);
    }

    private static Explanation explanation(long count, Evidence evidence) {
        return new Explanation(
                Words.whySent(count),
                Outcome.WON,
                Cause.REPLY.words(),
                0,
                List.of(
                        Explanation.step(
                                "is the request in the data?", Outcome.FOR, evidence.fact(), 0)));
    }

    private static Address responder(ZeroPacket packet) {
        return packet.wrapper().isPresent() && packet.scope() == Scope.QUOTED
                ? packet.wrapper().get().source()
                : packet.tuple().source();
    }

    private static Evidence evidence(long count, boolean paired, Optional<Verdict> answered) {
        String what = answered.map(verdict -> " of " + describe(verdict)).orElse("");
        String fact =
                paired
                        ? "each answers a packet%s that is in the data".formatted(what)
                        : "they answer packets%s: requests of the same kind between the same hosts are in the data, though not each one"
                                .formatted(what);
        return new Evidence(
                fact,
                count,
                paired ? "request and answer share addresses and ports" : "requests of this kind",
                "RFC 9293 §3.10.7.1: a closed port answers with RST; RFC 1122 §4.1.3.1");
    }

    private static String describe(Verdict verdict) {
        return verdict.actors().isEmpty()
                ? verdict.cause().words()
                : verdict.cause().words() + " (" + verdict.actors().getFirst().address() + ")";
    }

    private List<Actor> actors(Sum sum, double ratio) {
        List<Actor> actors = new ArrayList<>();
        actors.addAll(surroundings.actors(sum.responders, ratio, Role.RESPONDER));
        actors.addAll(surroundings.actors(sum.askers, ratio, Role.TARGET));
        return actors;
    }
}
