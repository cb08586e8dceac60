package io.portzero.verdict.tool;

/// A rule, with how often other senders meet it, which no group of packets changes.
///
/// @param prior the probability that another sender meets its conditions
/// @param relationPrior the probability that another sender meets its relation for reasons of its
///   own; 0 without one
record WeighedRule(ToolRule rule, double prior, double relationPrior) {

    static WeighedRule of(ToolRule rule, Priors priors) {
        return new WeighedRule(rule, priors.of(rule), rule.relation().map(priors::of).orElse(0.0));
    }
}
