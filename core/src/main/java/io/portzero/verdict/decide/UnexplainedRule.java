package io.portzero.verdict.decide;

import io.portzero.verdict.Cause;

/// What is left when nothing reaches its threshold: the scale that the others are measured against.
final class UnexplainedRule implements CauseRule {

    private static final double SOMETHING_ELSE = 0.5;

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.UNEXPLAINED);
        assessment.weigh(
                SOMETHING_ELSE,
                "it can always be something else",
                Words.count(group.count(), "packet"),
                group.count(),
                "the weight that another cause must exceed");
        if (group.count() <= 2 && group.basis() != Group.Basis.SESSION) {
            assessment.weigh(
                    0.5,
                    "one or two packets tell little",
                    Words.count(group.count(), "packet"),
                    group.count(),
                    "damage, chance and curiosity all look like this");
        }
        return assessment;
    }

    @Override
    public String whatWouldDecide() {
        return "more packets of the same hosts, in both directions";
    }
}
