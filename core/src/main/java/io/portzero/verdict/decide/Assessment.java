package io.portzero.verdict.decide;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import java.util.ArrayList;
import java.util.List;

/// What one cause has to say about one group: excluded, or a sum of weights. Weights are natural
/// logarithms of odds; positive ones become evidence, all become steps of the explanation.
final class Assessment {

    private final Cause cause;
    private final List<Explanation> steps = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Double> evidenceWeights = new ArrayList<>();
    private double weight;
    private boolean excluded;

    Assessment(Cause cause) {
        this.cause = cause;
    }

    /// The cause cannot be, because of what was seen.
    Assessment exclude(String question, String seen) {
        excluded = true;
        steps.add(Explanation.step(question, Outcome.EXCLUDED, seen, 0));
        return this;
    }

    /// A condition of the cause that holds, with the evidence for it.
    Assessment weigh(double added, String rule, String fact, long count, String source) {
        weight += added;
        Outcome outcome = added > 0 ? Outcome.FOR : added < 0 ? Outcome.AGAINST : Outcome.UNKNOWN;
        steps.add(Explanation.step(rule, outcome, fact, added));
        if (added > 0) {
            evidence.add(new Evidence(fact, count, rule, source));
            evidenceWeights.add(added);
        }
        return this;
    }

    /// Takes over evidence that another package has found.
    Assessment weigh(double added, Evidence found) {
        return weigh(added, found.rule(), found.fact(), found.count(), found.source());
    }

    Cause cause() {
        return cause;
    }

    boolean excluded() {
        return excluded;
    }

    double weight() {
        return excluded ? Double.NEGATIVE_INFINITY : weight;
    }

    /// The evidence, heaviest first.
    List<Evidence> evidence() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(evidenceWeights.get(b), evidenceWeights.get(a)));
        return order.stream().map(evidence::get).toList();
    }

    /// This assessment as a branch of the explanation.
    Explanation explanation(Outcome outcome) {
        String seen = excluded ? steps.getLast().seen() : "";
        return new Explanation(
                cause.question(),
                excluded ? Outcome.EXCLUDED : outcome,
                seen,
                excluded ? 0 : weight,
                steps);
    }
}
