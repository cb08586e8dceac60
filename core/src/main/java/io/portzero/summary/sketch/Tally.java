package io.portzero.summary.sketch;

/// Arrays of counts.
public final class Tally {

    private Tally() {}

    /// Adds each count to the one in its place; both arrays are of one length.
    public static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
