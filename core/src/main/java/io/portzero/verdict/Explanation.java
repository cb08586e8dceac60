package io.portzero.verdict;

import java.util.List;

/// The reasoning behind a verdict, as a tree: what was asked, what was seen, and what followed.
/// Those that decide build it; printers only print it.
///
/// @param question what was asked, in words
/// @param outcome what followed
/// @param seen the facts that it followed from, in words
/// @param weight the weight of evidence that it added, in units of the natural logarithm of odds; 0
///   where it added none
/// @param because the steps that led here
public record Explanation(
        String question, Outcome outcome, String seen, double weight, List<Explanation> because) {

    /// What followed from a question.
    public enum Outcome {
        /// It speaks for the cause.
        FOR("for"),
        /// It speaks against the cause.
        AGAINST("against"),
        /// It excludes the cause.
        EXCLUDED("excluded"),
        /// It decides for the cause.
        WON("won"),
        /// Another cause was better.
        LOST("lost"),
        /// It could not be told.
        UNKNOWN("unknown");

        private final String key;

        Outcome(String key) {
            this.key = key;
        }

        /// The name in print.
        public String key() {
            return key;
        }
    }

    public Explanation {
        because = List.copyOf(because);
    }

    /// A step without steps of its own.
    public static Explanation step(String question, Outcome outcome, String seen, double weight) {
        return new Explanation(question, outcome, seen, weight, List.of());
    }
}
