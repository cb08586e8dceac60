package io.portzero.verdict.decide;

import io.portzero.packet.ChecksumState;
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

/// Sorts packets into requests, answers that were asked for, answers that were not, and sessions.
final class Sorting {

    /// An answer, and the tuple of the request that it answers where that was seen itself.
    record Reply(ZeroPacket packet, FiveTuple request, boolean paired) {}

    private static final long ANSWERS_OF_A_VICTIM = 3;

    private final Dialogues dialogues;

    /// Tuples of undamaged packets, where there are damaged ones.
    private final Set<FiveTuple> readable = new HashSet<>();

    private final List<ZeroPacket> requests = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<ZeroPacket> unasked = new ArrayList<>();
    private final List<ZeroPacket> sessions = new ArrayList<>();

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
        moveUntoldAnswers(unpaired);
        if (!unpaired.isEmpty()) {
            sortAnswers(unpaired);
        }
    }

    private void sortAnswers(List<ZeroPacket> unpaired) {
        LostRequests lost = new LostRequests(requests, unpaired, dialogues);
        for (ZeroPacket answer : unpaired) {
            if (lost.mayHold(answer)) {
                replies.add(new Reply(answer, LostRequests.request(answer), false));
            } else {
                unasked.add(answer);
            }
        }
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
        Map<LostRequests.Service, Long> answers = new HashMap<>();
        unpaired.forEach(
                packet -> answers.merge(LostRequests.service(packet), packet.packets(), Long::sum));
        List<ZeroPacket> challenges =
                requests.stream()
                        .filter(Role::isBareAcknowledgement)
                        .filter(packet ->
                                answers.getOrDefault(LostRequests.service(packet), 0L)
                                        >= ANSWERS_OF_A_VICTIM)
                        .toList();
        if (!challenges.isEmpty()) {
            requests.removeAll(new HashSet<>(challenges));
            unpaired.addAll(challenges);
            unpaired.sort(ZeroPacket.BY_TIME);
        }
    }

    private void moveUntoldAnswers(List<ZeroPacket> unpaired) {
        Set<ZeroPacket> answers = UntoldAnswers.among(requests);
        if (!answers.isEmpty()) {
            requests.removeAll(answers);
            unpaired.addAll(answers);
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
