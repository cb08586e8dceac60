package io.portzero.accuracy;

import java.util.Set;

/// What was decided about one labelled group.
///
/// @param origin where the group comes from: simulated, literature, lab
/// @param capture what brings it back: a seed, an event's name, a file
/// @param family its scenario
/// @param truth the class in which it is counted
/// @param allowed the causes that are right
/// @param got the cause that was decided; NONE where no verdict is about it
/// @param confidence of that verdict, 0 to 1
/// @param packets packets of the group
/// @param alarmed whether it deserves no attention and got some
record Grade(
        Origin origin,
        String capture,
        String family,
        String truth,
        Set<String> allowed,
        String got,
        double confidence,
        long packets,
        boolean alarmed) {

    /// Where a group comes from.
    enum Origin {
        SIMULATED,
        LITERATURE,
        LAB
    }

    boolean right() {
        return allowed.contains(got);
    }

    /// Answers follow from their requests; their confidence says nothing about the rules. And where
    /// several causes are right, no confidence in one of them is right or wrong.
    boolean calibrates() {
        return allowed.size() == 1 && !truth.equals("REPLY") && !truth.equals("NONE");
    }
}
