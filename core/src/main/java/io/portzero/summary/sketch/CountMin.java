package io.portzero.summary.sketch;

/// The Count-Min sketch behind [HeavyHitters]: every key adds to one counter in each row, and the
/// smallest of its counters is its estimate. Linear in the counts, hence mergeable by addition.
final class CountMin {

    private static final int ROWS = 4;
    private static final int WIDTH_BITS = 15;
    private static final int WIDTH = 1 << WIDTH_BITS;

    private final long[] counters = new long[ROWS * WIDTH];
    private long total;

    void add(long hash, long count) {
        long places = places(hash);
        for (int row = 0; row < ROWS; row++) {
            counters[counter(places, row)] += count;
        }
        total += count;
    }

    void merge(CountMin other) {
        for (int counter = 0; counter < counters.length; counter++) {
            counters[counter] += other.counters[counter];
        }
        total += other.total;
    }

    long estimate(long hash) {
        long places = places(hash);
        long least = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            least = Math.min(least, counters[counter(places, row)]);
        }
        return least;
    }

    /// All that was counted.
    long total() {
        return total;
    }

    long errorBound() {
        return (long) Math.ceil(Math.E * total / WIDTH);
    }

    // Hashed once more: candidates come from samples of the smallest hashes, whose upper bits are
    // all zero and would send every candidate to the same few counters of the last row.
    private static long places(long hash) {
        return Hash.of(hash);
    }

    private static int counter(long places, int row) {
        return row << WIDTH_BITS | (int) (places >>> 16 * row) & WIDTH - 1;
    }
}
