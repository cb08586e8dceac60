package io.portzero.summary.sketch;

/// A set of numbers that may hold too much and never too little: one bit for each number, shared by
/// those with the same hash.
public final class BitFilter {

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final long[] words;
    private final int shift;

    /// Creates an empty set.
    ///
    /// @param bits the binary logarithm of the size in bits, 6 to 30
    public BitFilter(int bits) {
        words = new long[1 << (bits - 6)];
        shift = 64 - bits;
    }

    /// Adds a number.
    public void add(long number) {
        int bit = bit(number);
        words[bit >>> 6] |= 1L << bit;
    }

    /// Whether a number may have been added; false means certainly not.
    public boolean mayHold(long number) {
        int bit = bit(number);
        return (words[bit >>> 6] & 1L << bit) != 0;
    }

    private int bit(long number) {
        return (int) (number * SPREAD >>> shift);
    }
}
