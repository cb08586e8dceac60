package io.portzero.verdict.tool;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How often senders of any kind show a value: uniform, unless a rules file says that the value is
/// common. Values that many tools and systems share prove little, however many bits they have.
final class Priors {

    /// An order of options is no draw from a uniform distribution; an order that nobody listed is
    /// taken to be one sender's in a thousand.
    private static final double UNLISTED_LAYOUT = 0.001;

    private final Map<String, Double> listed;

    Priors(Map<String, Double> listed) {
        this.listed = Collections.unmodifiableMap(new TreeMap<>(listed));
    }

    /// These, where the other says nothing.
    Priors under(Priors other) {
        Map<String, Double> both = new TreeMap<>(listed);
        both.putAll(other.listed);
        return new Priors(both);
    }

    /// The probability that another sender's packets meet all conditions of a rule. A sender that
    /// once fills a field with a constant does so always, so this counts once for a group.
    double of(ToolRule rule) {
        double chance = 1;
        for (Condition condition : rule.conditions()) {
            chance *= condition.prior(this);
        }
        return chance;
    }

    double of(Condition.InRange number) {
        double sum = 0;
        for (Condition.Range range : number.ranges()) {
            sum += of(number.field(), range);
        }
        return Math.min(1, sum);
    }

    double of(Condition.Layout layout) {
        double sum = 0;
        for (String name : layout.names()) {
            sum += of("options " + name, UNLISTED_LAYOUT);
        }
        return Math.min(1, sum);
    }

    double of(Condition.DoNotFragment bit) {
        return of("dont-fragment " + (bit.set() ? "yes" : "no"), 0.5);
    }

    private double of(Field field, Condition.Range range) {
        double uniform = range.width() / (field.maximum() + 1.0);
        return Math.max(uniform, of(field.key() + " " + range.name(), uniform));
    }

    /// The probability that a sender has this behaviour for reasons of its own; 0 unless listed.
    double of(Relation relation) {
        return relation instanceof Relation.Step step
                ? of("step " + step.field().key() + " " + step.by(), 0)
                : 0;
    }

    private double of(String name, double otherwise) {
        return listed.getOrDefault(name, otherwise);
    }
}
