package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;

/// The bytes behind the ports are random: no header at all, or a damaged one.
final class CorruptHeaderRule implements CauseRule {

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.CORRUPT_HEADER);
        if (group.fromFlows()) {
            return assessment.exclude(
                    "do data offset, flags and checksums look drawn at random?",
                    "flow records hold neither data offsets nor checksums");
        }
        if (group.basis() != Group.Basis.RANDOM) {
            return assessment.exclude(
                    "do data offset, flags and checksums look drawn at random?", "they do not");
        }
        if (group.protocol() == PortProtocol.UDP) {
            weighLengths(assessment, group);
            return assessment;
        }
        Randomness randomness = Randomness.of(group.packets());
        assessment.weigh(
                Math.min(8, randomness.logOdds()),
                "random data offset, flags and checksum",
                randomness.words(),
                group.count(),
                "CERT Polska 2011: 5 of 16 data offsets are impossible; RFC 9293 §3.1");
        return assessment;
    }

    private static void weighLengths(Assessment assessment, Group group) {
        double share = group.share(RandomDatagrams::isImpossible);
        assessment.weigh(
                Math.min(8, group.count()),
                "random length and checksum",
                Words.percent(share)
                        + " of the lengths are impossible (random: 98 % or more), hardly one twice or before the same data",
                group.count(),
                "RFC 768: the length is that of header and data");
    }

    @Override
    public String whatWouldDecide() {
        return "more packets: random bytes fill all sixteen data offsets evenly";
    }
}
