package io.portzero.app.report.words;

import java.util.stream.Collectors;

/// Says how many hosts there were, and whether any of them stands out.
public final class ActorWords {

    private ActorWords() {}

    /// How many there were, as an introduction to a list of the busiest.
    public static String counted(Actors actors) {
        String distinct = Numbers.count(actors.distinct());
        if (!actors.exact()) {
            return "about "
                    + distinct
                    + "; of the busiest, each count is at most "
                    + Numbers.count(actors.errorBound())
                    + " too high:";
        }
        int listed = actors.busiest().size();
        return distinct
                + " (exact)"
                + (listed < actors.distinct() ? ", the busiest " + listed + ":" : ":");
    }

    /// All there is to say where none stands out.
    public static String even(Actors actors) {
        String names = actors.busiest().stream().map(Share::name).collect(Collectors.joining(", "));
        long most = actors.busiest().getFirst().packets();
        return Numbers.count(actors.distinct())
                + " (exact), "
                + (most == 1 ? "1 packet" : "at most " + Numbers.count(most, "packet"))
                + " each: "
                + names
                + " …";
    }
}
