package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.Scope;

/// Crafted packets to one host or a few: a person or a tool tests something.
final class ProbeRule implements CauseRule {

    private static final double FEW = 1.25;
    private static final String SOURCE = "definition: crafted, fewer than 10 targets";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.PROBE);
        if (group.basis() == Group.Basis.RANDOM) {
            return assessment.exclude("was it crafted?", "its headers are random");
        }
        if (group.basis() != Group.Basis.VICTIM && group.targets() >= ScanRule.LEAST_TARGETS) {
            return assessment.exclude(
                    "are there fewer than 10 targets?", Amount.of(group.targets(), "target"));
        }
        if (ScanRule.sweep(group, surroundings).isPresent()) {
            return assessment.exclude(
                    "are there fewer than 10 targets?", "the source sweeps hosts or ports");
        }
        weighAmount(assessment, group);
        weighSessions(assessment, group);
        weighSources(assessment, group);
        if (group.basis() == Group.Basis.VICTIM) {
            weighAnswers(assessment, group);
        } else {
            Stacks.weighCraft(assessment, group, surroundings.stack(group), 4);
        }
        // What an error quotes shows the tool of whoever forged it, not of whoever answers.
        if (group.scope() != Scope.QUOTED) {
            Tools.weigh(assessment, group, surroundings, Tools.CRAFTED);
        }
        return assessment;
    }

    private static void weighAmount(Assessment assessment, Group group) {
        long count = group.count();
        double weight = FEW - Math.log(Math.max(20, count) / 20.0);
        assessment.weigh(
                weight,
                "few packets",
                Amount.of(count, "packet") + " to " + Amount.of(group.targets(), "target"),
                count,
                SOURCE);
    }

    private static void weighSources(Assessment assessment, Group group) {
        long sources = group.sourceCount();
        boolean many = group.basis() == Group.Basis.TARGET && sources >= FloodRule.MANY_SOURCES;
        if (many && !Decoys.mayBe(group)) {
            assessment.weigh(
                    -2,
                    "can the sender hear the answers?",
                    Amount.of(sources, "source") + ", hardly all of them its own",
                    sources,
                    "whoever tests wants to see what comes back");
        }
    }

    private static void weighSessions(Assessment assessment, Group group) {
        long sessions =
                group.dialogues(Dialogue::carriedDataOverConnection)
                        + (MiddleboxRule.isExchange(group) ? 1 : 0);
        if (sessions > 0) {
            assessment.weigh(
                    -3,
                    "no session follows",
                    Amount.of(sessions, "session") + " carried data",
                    sessions,
                    "whoever sends crafted packets does not hold the connection that they ask for");
        }
    }

    private static void weighAnswers(Assessment assessment, Group group) {
        assessment.weigh(
                -0.5,
                "do people probe with answers?",
                "seldom: whoever tests sends requests",
                group.count(),
                SOURCE);
        if (group.destinations().size() > 1) {
            assessment.weigh(
                    -Math.log(group.destinations().size()) - 1,
                    "crafted answers go to one host",
                    Amount.of(group.destinations().size(), "host"),
                    group.count(),
                    "a forged flood spreads over many addresses");
        }
    }

    @Override
    public String whatWouldDecide() {
        return "what the sender does before and after: a tester sends other crafted packets too";
    }
}
