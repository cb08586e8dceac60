package io.portzero.app.report.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to do, shorter where it was said before: commands are shown once, and so are the sentences
/// that only add to the first one. What remains stands for itself.
public final class AdviceWords {

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.?]) (?=\\p{Lu})");

    /// Reasons and commands that follow what to drop.
    private static final Pattern COMMANDS =
            Pattern.compile(
                    "(?:, it has no legitimate use)?: (`[^`]+`(?: and `[^`]+`)*)( \\(where [^)]*\\))?");

    private final Set<String> said = new HashSet<>();

    /// The advice without the commands and additions that were told before.
    public String of(String advice) {
        List<String> fresh = new ArrayList<>();
        for (String sentence : SENTENCES.split(VerdictWords.sentence(advice), -1)) {
            if (said.add(sentence) || fresh.isEmpty()) {
                fresh.add(COMMANDS.matcher(sentence).replaceAll(this::unlessSaid));
            }
        }
        return String.join(" ", fresh);
    }

    /// The first sentence.
    public static String first(String advice) {
        return SENTENCES.split(VerdictWords.sentence(advice), 2)[0];
    }

    private String unlessSaid(MatchResult commands) {
        return said.add(commands.group(1)) ? Matcher.quoteReplacement(commands.group()) : "";
    }
}
