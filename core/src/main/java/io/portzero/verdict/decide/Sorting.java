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

    /// Tuples of undamaged packets, where there are damaged ones.
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
        if (packets.stream().anyMatch(Sorting::isDamaged)) {
            packets.stream()
                    .filter(packet -> !isDamaged(packet))
                    .forEach(packet -> readable.add(packet.tuple()));
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

    private void moveForged() {
        Set<ZeroPacket> forged = new ForgedQuestions(dialogues).among(sessions);
        if (forged.isEmpty()) {
            return;
        }
        for (ZeroPacket packet : sessions) {
            if (forged.contains(packet) && dialogues.asks(packet)) {
                requests.add(packet);
            } else if (forged.contains(packet)) {
                replies.add(new Reply(packet, dialogues.request(packet), true));
            }
        }
        sessions.removeIf(forged::contains);
        requests.sort(ZeroPacket.BY_TIME);
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
        } else if (isSession(packet, dialogue)) {
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
    private boolean isSession(ZeroPacket packet, Dialogue dialogue) {
        return dialogue.isEstablished()
                && (!isDamaged(packet) || isReadable(dialogue))
                && (!dialogue.protocol().isUdp() || dialogue.request().destinationPort() == 0);
    }

    private static boolean isDamaged(ZeroPacket packet) {
        return packet.checksum() == ChecksumState.WRONG;
    }

    /// Whether a packet of it is undamaged: a host discards what has a wrong checksum (RFC 9293
    /// §3.1, RFC 1122 §4.1.3.4).
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
