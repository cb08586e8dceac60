package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Forged datagrams that something answers from port 0, so that they look like sessions. Nobody
/// asks again, and all of them come from one distance, as no crowd of clients does.
final class ForgedQuestions {

    /// Random addresses are drawn again only by chance.
    private static final double SELDOM_TWICE = 1.1;

    private final Dialogues dialogues;

    ForgedQuestions(Dialogues dialogues) {
        this.dialogues = dialogues;
    }

    /// Those packets of sessions that are such questions, and the answers to them.
    Set<ZeroPacket> among(List<ZeroPacket> sessions) {
        Map<Address, List<ZeroPacket>> byServer = new LinkedHashMap<>();
        for (ZeroPacket packet : sessions) {
            if (packet.tuple().protocol().isUdp()) {
                Address server = dialogues.request(packet).destination();
                byServer.computeIfAbsent(server, _ -> new ArrayList<>()).add(packet);
            }
        }
        Set<ZeroPacket> forged = new HashSet<>();
        for (List<ZeroPacket> served : byServer.values()) {
            if (areForged(served.stream().filter(dialogues::asks).toList())) {
                forged.addAll(served);
            }
        }
        return forged;
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
}
