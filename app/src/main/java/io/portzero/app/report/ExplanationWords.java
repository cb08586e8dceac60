package io.portzero.app.report;

import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import java.util.Locale;

/// Says one step of the reasoning: its mark, its weight, and how it ended.
final class ExplanationWords {

    private static final double NEXT_TO_NOTHING = 0.05;

    private ExplanationWords() {}

    static String mark(Outcome outcome) {
        return switch (outcome) {
            case FOR, WON -> "✓";
            case AGAINST, EXCLUDED, LOST -> "✗";
            case UNKNOWN -> "·";
        };
    }

    /// How it ended, where the mark and the weight do not say it; else empty.
    static String ending(Outcome outcome) {
        return switch (outcome) {
            case FOR, AGAINST -> "";
            case EXCLUDED, WON, LOST -> outcome.key();
            case UNKNOWN -> "cannot be told";
        };
    }

    /// The weight with its sign; empty where the step added none.
    static String weight(double weight) {
        if (weight == 0) {
            return "";
        }
        double size = Math.abs(weight);
        String format = size < NEXT_TO_NOTHING ? "%.2f" : "%.1f";
        return (weight < 0 ? "−" : "+") + String.format(Locale.ROOT, format, size);
    }

    /// What was asked, with the weight and the ending.
    static String question(Explanation step) {
        String question = Printable.text(step.question());
        String weight = weight(step.weight());
        String ending = ending(step.outcome());
        return question
                + (weight.isEmpty() ? "" : "  " + weight)
                + (ending.isEmpty() ? "" : "  " + ending);
    }
}
