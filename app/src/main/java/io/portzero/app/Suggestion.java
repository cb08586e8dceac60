package io.portzero.app;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody may have meant who mistyped a word.
final class Suggestion {

    private static final int MOST_EDITS = 2;

    private Suggestion() {}

    /// The word that is nearest to what was typed; empty where none is near.
    static Optional<String> of(String typed, Stream<String> words) {
        int most = Math.min(MOST_EDITS, typed.replace("-", "").length() / 2);
        return words.filter(word -> edits(typed, word) <= most)
                .min(Comparator.comparingInt((String word) -> edits(typed, word)));
    }

    /// Letters to be added, left out or replaced to make one word of the other (Levenshtein 1966).
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
