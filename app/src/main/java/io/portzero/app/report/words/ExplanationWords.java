package io.portzero.app.report.words;

import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import java.util.List;
import java.util.Locale;

/// Says one step of the reasoning: its mark, its weight, and how it ended.
public final class ExplanationWords {

    private static final double NEXT_TO_NOTHING = 0.05;

    private ExplanationWords() {}

    /// The sign that stands before a step of a reasoning.
    public static String mark(Outcome outcome) {
        return switch (outcome) {
            case FOR, WON -> "✓";
            case AGAINST, EXCLUDED, LOST -> "✗";
            case UNKNOWN -> "·";
        };
    }

    /// How it ended, where the mark and the weight do not say it; else empty.
    public static String ending(Outcome outcome) {
        return switch (outcome) {
            case FOR, AGAINST -> "";
            case EXCLUDED, WON, LOST -> outcome.key();
            case UNKNOWN -> "cannot be told";
        };
    }

    /// The weight with its sign; empty where the step added none.
    public static String weight(double weight) {
        if (weight == 0) {
            return "";
        }
        double size = Math.abs(weight);
        String format = size < NEXT_TO_NOTHING ? "%.2f" : "%.1f";
        String shown = String.format(Locale.ROOT, format, size);
        return shown.equals("0.00") ? "" : (weight < 0 ? "−" : "+") + shown;
    }

    /// What was seen, where the step's first line does not say it.
    public static String seen(Explanation step) {
        return excludes(step) ? "" : Printable.text(step.seen());
    }

    /// The steps to tell: of what excludes a cause the last is enough, which its own line tells.
    public static List<Explanation> steps(Explanation step) {
        return excludes(step) ? List.of() : step.because();
    }

    /// Why a cause is excluded; empty where it is not.
    public static String exclusion(Explanation step) {
        return excludes(step)
                ? ": " + Printable.text(step.because().getLast().question() + " " + step.seen())
                : "";
    }

    private static boolean excludes(Explanation step) {
        return step.outcome() == Outcome.EXCLUDED && !step.because().isEmpty();
    }

    /// What was asked, with the weight, the ending, and what excludes it.
    public static String question(Explanation step) {
        String question = Printable.text(step.question());
        String weight = weight(step.weight());
        String ending = ending(step.outcome());
        return question
                + (weight.isEmpty() ? "" : "  " + weight)
                + (ending.isEmpty() ? "" : "  " + ending)
                + exclusion(step);
    }
}
