package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import io.portzero.verdict.Rival;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which cause won for a group, how sure that is, and the whole reasoning.
///
/// @param group what was judged
/// @param won the assessment with the most weight
/// @param confidence its share of all, 0 to 1
/// @param rival the runner-up
/// @param example the group whose reasoning stands for all; another one only where groups were
///   folded
/// @param groups how many groups were folded into it; 1 where it stands alone
record Decision(
        Group group, Assessment won, double confidence, Rival rival, Group example, long groups) {

    // Set where the Brier score over simulated groups is least, see docs/accuracy.md.
    private static final double TEMPERATURE = 0.3;
    private static final double MOST = 0.995;

    Cause cause() {
        return won.cause();
    }

    /// Puts a group before every cause.
    static Decision of(Group group, Map<Cause, CauseRule> rules, Surroundings surroundings) {
        List<Assessment> assessments = assess(group, rules, surroundings);
        Assessment won = assessments.get(0);
        Assessment second = assessments.get(1).excluded() ? won : assessments.get(1);
        double all = 0;
        for (Assessment each : assessments) {
            all += odds(each, won);
        }
        Rival rival =
                second == won
                        ? unexplainedRival(rules)
                        : new Rival(
                                second.cause(),
                                odds(second, won) / all,
                                whatWouldDecide(rules, won, second));
        double confidence = Math.min(MOST, 1 / all);
        Optional<Rival> doubt = Doubt.of(group, won.cause(), surroundings);
        if (doubt.isPresent() && confidence > 1 - doubt.get().confidence()) {
            confidence = 1 - doubt.get().confidence();
            rival = doubt.get();
        }
        return new Decision(group, won, confidence, rival, group, 1);
    }

    /// What each cause has to say, the heaviest first.
    private static List<Assessment> assess(
            Group group, Map<Cause, CauseRule> rules, Surroundings surroundings) {
        List<Assessment> assessments = new ArrayList<>();
        for (CauseRule rule : rules.values()) {
            assessments.add(rule.assess(group, surroundings));
        }
        assessments.sort(Decision::heaviestFirst);
        return assessments;
    }

    private static int heaviestFirst(Assessment first, Assessment second) {
        int order = Double.compare(second.weight(), first.weight());
        return order != 0 ? order : first.cause().compareTo(second.cause());
    }

    private static double odds(Assessment assessment, Assessment won) {
        return Math.exp((assessment.weight() - won.weight()) / TEMPERATURE);
    }

    private static Rival unexplainedRival(Map<Cause, CauseRule> rules) {
        CauseRule rule = rules.get(Cause.UNEXPLAINED);
        return new Rival(Cause.UNEXPLAINED, 1 - MOST, rule == null ? "" : rule.whatWouldDecide());
    }

    /// The rule of the named cause knows what to look for; "not explained" has nothing to look for.
    private static String whatWouldDecide(
            Map<Cause, CauseRule> rules, Assessment won, Assessment second) {
        Cause asked = second.cause() == Cause.UNEXPLAINED ? won.cause() : second.cause();
        CauseRule rule = rules.get(asked);
        return rule == null ? "" : rule.whatWouldDecide();
    }

    /// Every cause with its steps. They are found again: those of all decisions, of which most are
    /// folded, would fill the memory.
    Explanation explanation(Map<Cause, CauseRule> rules, Surroundings surroundings) {
        List<Assessment> assessments = assess(example, rules, surroundings);
        List<Explanation> branches = new ArrayList<>();
        for (Assessment each : assessments) {
            branches.add(each.explanation(branches.isEmpty() ? Outcome.WON : Outcome.LOST));
        }
        return new Explanation(
                Words.whySent(example.count()),
                Outcome.WON,
                won.cause().words() + "; judged together as " + basis(example),
                won.weight(),
                branches);
    }

    private static String basis(Group group) {
        return switch (group.basis()) {
            case SOURCE -> "the packets of one source";
            case CAMPAIGN ->
                    "the packets of %s with one fingerprint"
                            .formatted(Amount.of(group.sources().size(), "source"));
            case TARGET -> "the packets of many sources to one target";
            case VICTIM -> "the answers of one host that nobody here had asked";
            case RANDOM -> "packets whose headers look drawn at random";
            case SESSION -> "the sessions of one server";
        };
    }
}
