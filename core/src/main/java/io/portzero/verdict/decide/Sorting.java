package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sorts packets into requests, answers that were asked for, answers that were not, and sessions.
final class Sorting {

    /// An answer, and the tuple of the request that it answers where that was seen itself.
    record Reply(ZeroPacket packet, FiveTuple request, boolean paired) {}

    /// Part of the requests from which answers count as theirs although their own request is
    /// missing: captures lose packets, and samples lose most. Where each request to a service is
    /// there with its answer, nothing was lost, and what it answers besides was asked by others.
    private static final double ENOUGH_REQUESTS = 0.2;

    private static final long ANSWERS_OF_A_VICTIM = 3;

    /// Random addresses are drawn again only by chance.
    private static final double SELDOM_TWICE = 1.1;

    /// One service of one host, asked from port 0 or not.
    private record Asked(
            boolean tunnelled, PortProtocol protocol, Address host, int port, boolean fromZero) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked that
                    && tunnelled == that.tunnelled
                    && protocol == that.protocol
                    && port == that.port
                    && fromZero == that.fromZero
                    && host.equals(that.host);
        }

        @Override
        public int hashCode() {
            int hash = Boolean.hashCode(tunnelled);
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + host.hashCode();
            hash = 31 * hash + port;
            hash = 31 * hash + Boolean.hashCode(fromZero);
            return hash;
        }
    }

    /// One host that asks port 0 or another one, from port 0 or not.
    private record Asker(
            boolean tunnelled,
            PortProtocol protocol,
            Address host,
            boolean fromZero,
            boolean toZero) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asker that
                    && tunnelled == that.tunnelled
                    && protocol == that.protocol
                    && fromZero == that.fromZero
                    && toZero == that.toZero
                    && host.equals(that.host);
        }

        @Override
        public int hashCode() {
            int hash = Boolean.hashCode(tunnelled);
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + host.hashCode();
            hash = 31 * hash + Boolean.hashCode(fromZero);
            hash = 31 * hash + Boolean.hashCode(toZero);
            return hash;
        }
    }

    private final Dialogues dialogues;
    private final Set<FiveTuple> readable = new HashSet<>();
    private final List<ZeroPacket> requests = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<ZeroPacket> unasked = new ArrayList<>();
    private final List<ZeroPacket> sessions = new ArrayList<>();
    private final Map<Asked, Long> asked = new HashMap<>();
    private final Map<Asker, Long> askers = new HashMap<>();
    private final Map<Asker, Long> answersTo = new HashMap<>();
    private final Map<Asked, Long> answersOf = new HashMap<>();

    /// @param packets in the order of their times, those with random headers taken out
    Sorting(List<ZeroPacket> packets, Dialogues dialogues) {
        this.dialogues = dialogues;
        for (ZeroPacket packet : packets) {
            if (packet.checksum() != ChecksumState.WRONG) {
                readable.add(packet.tuple());
            }
        }
        List<ZeroPacket> unpaired = new ArrayList<>();
        for (ZeroPacket packet : packets) {
            sort(packet, unpaired);
        }
        moveForged();
        moveChallenges(unpaired);
        requests.forEach(this::countRequest);
        unpaired.forEach(this::countAnswer);
        unpaired.forEach(this::sortAnswer);
    }

    /// Something may answer forged datagrams from port 0. Nobody asks it again, and all of them
    /// come from one distance, as no crowd of clients does.
    private void moveForged() {
        Map<Address, List<ZeroPacket>> byServer = new LinkedHashMap<>();
        for (ZeroPacket packet : sessions) {
            if (packet.tuple().protocol().isUdp()) {
                Address server = requestOf(packet).destination();
                byServer.computeIfAbsent(server, _ -> new ArrayList<>()).add(packet);
            }
        }
        Set<ZeroPacket> moved = new HashSet<>();
        for (List<ZeroPacket> served : byServer.values()) {
            List<ZeroPacket> questions = served.stream().filter(this::asks).toList();
            if (areForged(questions)) {
                moved.addAll(served);
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        for (ZeroPacket packet : sessions) {
            if (moved.contains(packet) && asks(packet)) {
                requests.add(packet);
            } else if (moved.contains(packet)) {
                replies.add(new Reply(packet, requestOf(packet), true));
            }
        }
        sessions.removeIf(moved::contains);
        requests.sort(ZeroPacket.BY_TIME);
    }

    private FiveTuple requestOf(ZeroPacket packet) {
        return dialogues.of(packet.scope(), packet.tuple()).orElseThrow().request();
    }

    private boolean asks(ZeroPacket packet) {
        return packet.tuple().equals(requestOf(packet));
    }

    private static boolean areForged(List<ZeroPacket> questions) {
        Set<Address> askers = new HashSet<>();
        Set<Integer> hopLimits = new HashSet<>();
        for (ZeroPacket question : questions) {
            askers.add(question.tuple().source());
            hopLimits.add(question.ip().hopLimit());
        }
        return askers.size() >= FloodRule.LEAST_PACKETS
                && questions.size() <= SELDOM_TWICE * askers.size()
                && hopLimits.size() == 1
                && !questions.getFirst().fromFlow();
    }

    /// A host that answers forged packets also sends bare ACKs from the same port: challenges to
    /// packets that do not fit the connection (RFC 5961 §4).
    private void moveChallenges(List<ZeroPacket> unpaired) {
        Map<Asked, Long> answers = new HashMap<>();
        unpaired.forEach(packet -> answers.merge(askedFor(packet), packet.packets(), Long::sum));
        List<ZeroPacket> challenges =
                requests.stream()
                        .filter(Role::isBareAcknowledgement)
                        .filter(packet ->
                                answers.getOrDefault(askedFor(packet), 0L) >= ANSWERS_OF_A_VICTIM)
                        .toList();
        if (!challenges.isEmpty()) {
            requests.removeAll(new HashSet<>(challenges));
            unpaired.addAll(challenges);
            unpaired.sort(ZeroPacket.BY_TIME);
        }
    }

    private void sort(ZeroPacket packet, List<ZeroPacket> unpaired) {
        Optional<Dialogue> found = dialogues.of(packet.scope(), packet.tuple());
        if (found.isEmpty()) {
            (Role.of(packet) == Role.ANSWER ? unpaired : requests).add(packet);
            return;
        }
        Dialogue dialogue = found.get();
        boolean forth = packet.tuple().equals(dialogue.request());
        if (packet.scope() == Scope.QUOTED) {
            if (dialogue.isSeen()) {
                replies.add(new Reply(packet, dialogue.request(), true));
            } else {
                unpaired.add(packet);
            }
        } else if (isSession(dialogue)) {
            sessions.add(packet);
        } else if (!forth) {
            replies.add(new Reply(packet, dialogue.request(), true));
        } else if (Role.of(packet) == Role.ANSWER && dialogue.asked().openings() == 0) {
            unpaired.add(packet);
        } else {
            requests.add(packet);
        }
    }

    /// A datagram that comes back to port 0 is an answer; one that comes from there is a service.
    private boolean isSession(Dialogue dialogue) {
        return dialogue.isEstablished()
                && isReadable(dialogue)
                && (!dialogue.protocol().isUdp() || dialogue.request().destinationPort() == 0);
    }

    /// A host discards what has a wrong checksum (RFC 9293 §3.1, RFC 1122 §4.1.3.4).
    private boolean isReadable(Dialogue dialogue) {
        return readable.contains(dialogue.request())
                || readable.contains(dialogue.request().reversed());
    }

    private void countRequest(ZeroPacket packet) {
        FiveTuple tuple = packet.tuple();
        if (dialogues.of(packet.scope(), tuple).filter(Dialogue::isAnswered).isEmpty()) {
            asked.merge(
                    new Asked(
                            packet.scope() == Scope.TUNNELLED,
                            tuple.protocol(),
                            tuple.destination(),
                            tuple.destinationPort(),
                            tuple.sourcePort() == 0),
                    packet.packets(),
                    Long::sum);
        }
        askers.merge(
                new Asker(
                        packet.scope() == Scope.TUNNELLED,
                        tuple.protocol(),
                        tuple.source(),
                        tuple.sourcePort() == 0,
                        tuple.destinationPort() == 0),
                packet.packets(),
                Long::sum);
    }

    private void countAnswer(ZeroPacket packet) {
        answersOf.merge(askedFor(packet), packet.packets(), Long::sum);
        answersTo.merge(askerOf(packet), packet.packets(), Long::sum);
    }

    /// The direction of the request that an answer would belong to.
    private static FiveTuple request(ZeroPacket answer) {
        return answer.scope() == Scope.QUOTED ? answer.tuple() : answer.tuple().reversed();
    }

    private static Asked askedFor(ZeroPacket answer) {
        FiveTuple request = request(answer);
        return new Asked(
                answer.scope() == Scope.TUNNELLED,
                request.protocol(),
                request.destination(),
                request.destinationPort(),
                request.sourcePort() == 0);
    }

    private static Asker askerOf(ZeroPacket answer) {
        FiveTuple request = request(answer);
        return new Asker(
                answer.scope() == Scope.TUNNELLED,
                request.protocol(),
                request.source(),
                request.sourcePort() == 0,
                request.destinationPort() == 0);
    }

    private void sortAnswer(ZeroPacket packet) {
        Asked service = askedFor(packet);
        Asker host = askerOf(packet);
        boolean askedHere =
                enough(asked.get(service), answersOf.get(service))
                        || enough(askers.get(host), answersTo.get(host));
        if (askedHere) {
            replies.add(new Reply(packet, request(packet), false));
        } else {
            unasked.add(packet);
        }
    }

    private static boolean enough(@Nullable Long requestCount, @Nullable Long answerCount) {
        return requestCount != null
                && answerCount != null
                && requestCount >= ENOUGH_REQUESTS * answerCount;
    }

    /// What begins something, in the order of times.
    List<ZeroPacket> requests() {
        return requests;
    }

    /// Answers whose request is in the data.
    List<Reply> replies() {
        return replies;
    }

    /// Answers that nobody here had asked for.
    List<ZeroPacket> unasked() {
        return unasked;
    }

    /// Both directions of sessions.
    List<ZeroPacket> sessions() {
        return sessions;
    }
}
