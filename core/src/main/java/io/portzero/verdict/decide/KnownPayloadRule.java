package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.internal.Order;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.payload.PayloadKind;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// The payload names the protocol that was sent to port 0.
final class KnownPayloadRule implements CauseRule {

    private static final String SOURCE = "recognised by its bytes";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.KNOWN_PAYLOAD);
        if (group.basis() == Group.Basis.RANDOM) {
            return assessment.exclude("does the payload name a protocol?", "headers are random");
        }
        if (group.fromFlows()) {
            return assessment.exclude(
                    "does the payload name a protocol?", "flow records hold no payload");
        }
        if (group.packets().stream().noneMatch(packet -> packet.payload().present())) {
            return assessment.exclude("does the payload name a protocol?", "no payload was seen");
        }
        double known = group.share(packet -> packet.payload().kind().isKnown());
        if (known < 0.5) {
            return assessment.exclude(
                    "does the payload name a protocol?",
                    Words.percent(known) + " of the payloads do");
        }
        PayloadKind kind = mostFrequent(group);
        boolean peers = kind.isPeerToPeer();
        if (group.side() == ZeroSide.SOURCE && !peers) {
            return assessment.exclude(
                    "was the protocol sent to port 0?",
                    "only the source port is 0: the payload explains where it went, not that");
        }
        assessment.weigh(
                kind.needsNoPort() ? 8 : peers ? 6 : 4,
                "payload of a known protocol",
                "%s of the payloads are %s".formatted(Words.percent(known), kind.words()),
                Math.round(known * group.count()),
                SOURCE);
        if (!peers && !kind.needsNoPort()) {
            weighScanner(assessment, group, surroundings);
        }
        return assessment;
    }

    private static PayloadKind mostFrequent(Group group) {
        Map<PayloadKind, Long> counts =
                group.packets().stream()
                        .filter(packet -> packet.payload().kind().isKnown())
                        .collect(
                                Collectors.groupingBy(
                                        packet -> packet.payload().kind(),
                                        Collectors.summingLong(ZeroPacket::packets)));
        return counts.entrySet().stream()
                .max(
                        Order.comparing(Map.Entry<PayloadKind, Long>::getValue)
                                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    private static void weighScanner(
            Assessment assessment, Group group, Surroundings surroundings) {
        int payloads = group.distinct(packet -> packet.payload().hash()).size();
        if (group.targets() >= ScanRule.LEAST_TARGETS && payloads <= 2) {
            assessment.weigh(
                    -4,
                    "no scanner's payload",
                    "the same payload to " + Amount.of(group.targets(), "target"),
                    group.count(),
                    "scanners send one request to many");
        }
        Tools.weighAgainst(assessment, group, surroundings, 3);
    }

    @Override
    public String whatWouldDecide() {
        return "whether the payloads take part in a real exchange, or are one request to everybody";
    }
}
