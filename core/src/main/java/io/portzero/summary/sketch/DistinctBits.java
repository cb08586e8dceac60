package io.portzero.summary.sketch;

import org.jspecify.annotations.Nullable;

/// Counts distinct hashes by linear counting (Whang et al., 1990): one bit for each of 8,192 cells.
/// The standard error is below 2 % up to 10,000 and 5 % at 60,000; a full table says 75,000.
///
/// There are thousands of these, and most count few: the first cells are kept by number.
public final class DistinctBits {

    private static final int CELLS = 8_192;
    private static final int SHIFT = 64 - 13;
    private static final int FEW = 24;

    private final short[] few = new short[FEW];
    private int used;
    private long @Nullable [] bits;

    /// Adds a hash; equal ones count once.
    public void add(long hash) {
        add((int) (hash >>> SHIFT));
    }

    private void add(int cell) {
        long[] all = bits;
        if (all == null) {
            addFew(cell);
        } else {
            set(all, cell);
        }
    }

    private static void set(long[] bits, int cell) {
        bits[cell >>> 6] |= 1L << cell;
    }

    private void addFew(int cell) {
        for (int i = 0; i < used; i++) {
            if (few[i] == cell) {
                return;
            }
        }
        if (used < FEW) {
            few[used++] = (short) cell;
        } else {
            set(spread(), cell);
        }
    }

    /// The table of bits, made from the few cells where it is not there yet.
    private long[] spread() {
        long[] all = bits;
        if (all == null) {
            all = new long[CELLS / 64];
            bits = all;
            for (int i = 0; i < used; i++) {
                set(all, few[i]);
            }
        }
        return all;
    }

    /// Adds what `other` was given.
    public void merge(DistinctBits other) {
        long[] theirs = other.bits;
        if (theirs == null) {
            for (int i = 0; i < other.used; i++) {
                add((int) other.few[i]);
            }
        } else {
            long[] all = spread();
            for (int i = 0; i < all.length; i++) {
                all[i] |= theirs[i];
            }
        }
    }

    /// About how many different hashes there were.
    public long estimate() {
        double free = Math.max(1, CELLS - cells());
        return Math.round(-CELLS * Math.log(free / CELLS));
    }

    private int cells() {
        if (bits == null) {
            return used;
        }
        int cells = 0;
        for (long word : bits) {
            cells += Long.bitCount(word);
        }
        return cells;
    }
}
