package io.portzero.verdict.decide;

import io.portzero.verdict.Cause;

/// The bytes behind the ports are random: no TCP header at all, or a damaged one.
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
        Randomness randomness = Randomness.of(group.packets());
        assessment.weigh(
                Math.min(8, randomness.logOdds()),
                "random data offset, flags and checksum",
                randomness.words(),
                group.count(),
                "CERT Polska 2011: 5 of 16 data offsets are impossible; RFC 9293 §3.1");
        return assessment;
    }

    @Override
    public String whatWouldDecide() {
        return "more packets: random bytes fill all sixteen data offsets evenly";
    }
}
