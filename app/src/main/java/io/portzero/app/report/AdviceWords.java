package io.portzero.app.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What to do, in which no sentence is said twice.
final class AdviceWords {

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.?]) (?=\\p{Lu})");
    private static final String ELSE = "Else: ";

    private final Set<String> said = new HashSet<>();

    /// The sentences that were not said before, and whether there were more.
    String of(String advice) {
        List<String> fresh = new ArrayList<>();
        String before = "";
        for (String sentence : SENTENCES.split(VerdictWords.sentence(advice), -1)) {
            if (said.add(sentence)) {
                fresh.add(sentence);
            } else if (before.isEmpty()) {
                before = sentence.startsWith(ELSE) ? "Else as above." : "The rest as above.";
            }
        }
        if (fresh.isEmpty()) {
            return "As above.";
        }
        if (!before.isEmpty()) {
            fresh.add(before);
        }
        return String.join(" ", fresh);
    }
}
