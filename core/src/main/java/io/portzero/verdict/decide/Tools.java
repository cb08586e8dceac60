package io.portzero.verdict.decide;

import io.portzero.verdict.tool.ToolMatch;
import java.util.List;

/// Weighs the traits of tools.
final class Tools {

    /// What a tool's traits are worth for causes whose packets people craft.
    static final double CRAFTED = 2.5;

    /// How sure a match must be to count against a cause, or to be shown.
    static final double LEAST = 0.3;

    private Tools() {}

    /// Speaks for a cause whose packets tools craft.
    static void weigh(
            Assessment assessment, Group group, Surroundings surroundings, double weight) {
        List<ToolMatch> matches = surroundings.tools(group);
        if (!matches.isEmpty()) {
            ToolMatch best = matches.getFirst();
            assessment.weigh(
                    weight * best.confidence(),
                    "traits of " + best.name(),
                    best.fact(),
                    best.matching(),
                    best.source());
        }
    }

    /// Speaks against a cause whose packets no tool crafts.
    ///
    /// @param weight what a tool's traits take away where they are certain
    static void weighAgainst(
            Assessment assessment, Group group, Surroundings surroundings, double weight) {
        double tool = confidence(group, surroundings);
        if (tool > LEAST) {
            assessment.weigh(
                    -weight * tool,
                    "no tool's traits",
                    "the packets show the traits of " + surroundings.tools(group).getFirst().name(),
                    group.count(),
                    "tool rules");
        }
    }

    /// How sure the best match is; 0 without one.
    private static double confidence(Group group, Surroundings surroundings) {
        List<ToolMatch> matches = surroundings.tools(group);
        return matches.isEmpty() ? 0 : matches.getFirst().confidence();
    }
}
