package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;

/// What is left when nothing reaches its threshold: the scale that the others are measured against.
final class UnexplainedRule implements CauseRule {

    private static final double SOMETHING_ELSE = 0.5;

    /// Packets of sessions for each damaged one.
    private static final long SELDOM = 50;

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.UNEXPLAINED);
        assessment.weigh(
                SOMETHING_ELSE,
                "it can always be something else",
                "what was seen does not tell the causes apart",
                group.count(),
                "the weight that another cause must exceed");
        if (group.count() <= 2 && group.basis() != Group.Basis.SESSION) {
            assessment.weigh(
                    0.25,
                    "one or two packets tell little",
                    "only " + Amount.of(group.count(), "packet"),
                    group.count(),
                    "damage, chance and curiosity all look like this");
        }
        weighDamage(assessment, group);
        weighErrors(assessment, group, surroundings);
        weighImpossible(assessment, group);
        weighFlags(assessment, group);
        return assessment;
    }

    /// What packets would show as corrupt headers shows only in the flags of flow records.
    private static void weighFlags(Assessment assessment, Group group) {
        if (group.fromFlows() && group.basis() == Group.Basis.RANDOM) {
            assessment.weigh(
                    1.5,
                    "do their flags make sense?",
                    "flags that no sender puts together: they look like corrupt headers, which only the packets can show",
                    group.count(),
                    "RFC 9293 §3.1");
        }
    }

    /// Headers that nobody writes are no probe of anybody; random headers are taken out before
    /// where there are enough of them to tell.
    private static void weighDamage(Assessment assessment, Group group) {
        if (group.protocol() != PortProtocol.TCP || group.basis() == Group.Basis.RANDOM) {
            return;
        }
        double odd = group.share(packet -> Randomness.logOddsOf(packet) > 3);
        if (odd > 0.5) {
            assessment.weigh(
                    1.5,
                    "do their headers make sense?",
                    Words.percent(odd)
                            + " of the headers look damaged or random, too few to tell which",
                    group.count(),
                    "RFC 9293 §3.1");
        }
    }

    /// A bit that flipped on the way: seldom, and in the middle of ordinary traffic.
    private static void weighErrors(Assessment assessment, Group group, Surroundings surroundings) {
        double wrong = group.share(packet -> packet.checksum() == ChecksumState.WRONG);
        if (group.basis() != Group.Basis.SOURCE || wrong < 0.9) {
            return;
        }
        surroundings
                .conduct(group.busiestSource())
                .filter(conduct -> conduct.payloads() >= SELDOM * conduct.zeros())
                .ifPresent(conduct ->
                        assessment.weigh(
                                4,
                                "was it damaged on the way?",
                                "the checksum is wrong, and the source holds ordinary sessions",
                                conduct.payloads(),
                                "second look at all packets of the source"));
    }

    /// A host drops such a header, so that nobody learns anything by it.
    private static void weighImpossible(Assessment assessment, Group group) {
        double impossible = group.share(Randomness::impossible);
        if (impossible > 0.5 && group.basis() != Group.Basis.RANDOM) {
            assessment.weigh(
                    5,
                    "can anybody read the headers?",
                    Words.percent(impossible) + " of the data offsets are below five",
                    group.count(),
                    "RFC 9293 §3.1");
        }
    }

    @Override
    public String whatWouldDecide() {
        return "more packets of the same hosts, in both directions";
    }
}
