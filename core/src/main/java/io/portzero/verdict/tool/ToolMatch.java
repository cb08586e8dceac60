package io.portzero.verdict.tool;

import io.portzero.verdict.Evidence;
import io.portzero.verdict.ToolFound;

public record ToolMatch(
        String name,
        String versions,
        double confidence,
        long packets,
        long matching,
        double falseMatchRate,
        String rule,
        String source,
        String date,
        String fact) {
    public ToolFound found() {
        return new ToolFound(
                name, versions, confidence, new Evidence(fact, matching, rule, source));
    }
}
