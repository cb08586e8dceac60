package io.portzero.verdict.stack;

import io.portzero.verdict.Evidence;

/// A fact that was found, and what it weighs.
///
/// @param evidence the fact
/// @param weight natural logarithm of odds: positive for an ordinary stack
record Clue(Evidence evidence, double weight) {

    /// A fact about some packets.
    ///
    /// @param rule the rule's name, without its side
    /// @param weight what it weighs
    /// @param count packets that it is about
    static Clue of(String rule, double weight, long count, String fact, String source) {
        String side = weight > 0 ? "ordinary-" : "crafted-";
        return new Clue(new Evidence(fact, count, side + rule, source), weight);
    }
}
