package io.portzero.app.report.words;

import io.portzero.verdict.Evidence;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import io.portzero.verdict.Verdict;
import java.util.List;

/// Says what evidence rests on, and what speaks against a verdict nevertheless.
public final class EvidenceWords {

    /// Before what speaks for a verdict.
    public static final String FOR = ExplanationWords.mark(Outcome.FOR);

    /// Before what speaks against it.
    public static final String AGAINST = ExplanationWords.mark(Outcome.AGAINST);

    private EvidenceWords() {}

    /// The rule that a fact satisfies, and what that rule rests on.
    public static String rests(Evidence evidence) {
        return "rule: " + evidence.rule() + " · source: " + evidence.source();
    }

    /// What was weighed against the cause that won.
    public static List<Explanation> against(Verdict verdict) {
        return verdict.explanation().because().stream()
                .filter(cause -> cause.outcome() == Outcome.WON)
                .flatMap(cause -> cause.because().stream())
                .filter(step -> step.outcome() == Outcome.AGAINST && !step.seen().isBlank())
                .toList();
    }
}
