package io.portzero.check;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Compares two lists of lines and shows only where they differ.
final class Same {

    private static final int SHOWN = 12;

    private Same() {}

    static void assertSame(String what, List<String> actual, List<String> expected) {
        if (!actual.equals(expected)) {
            fail(
                    "%s%n  only in the actual result: %s%n  only in the expected one: %s",
                    what, without(actual, expected), without(expected, actual));
        }
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        left.removeAll(new HashSet<>(others));
        return left.subList(0, Math.min(SHOWN, left.size()));
    }
}
