package io.portzero.verdict.decide;

import io.portzero.verdict.tool.ToolMatch;
import java.util.List;

/// Weighs the traits of tools.
final class Tools {

    /// What a tool's traits are worth for causes whose packets people craft.
    static final double CRAFTED = 2.5;

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

    /// How sure the best match is; 0 without one.
    static double confidence(Group group, Surroundings surroundings) {
        List<ToolMatch> matches = surroundings.tools(group);
        return matches.isEmpty() ? 0 : matches.getFirst().confidence();
    }
}
