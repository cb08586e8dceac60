package io.portzero.summary.sketch;

import java.util.Arrays;

/// Rows of longs that are found by the hash in front of each: an open table that grows.
///
/// Rows lie close together in the order in which they came, so that growing copies and clearing
/// forgets; an index finds a row by its hash. A row's number is valid until rows are dropped.
final class KeyTable {

    private static final int FIRST_ROWS = 8;

    private final int stride;
    private final int most;
    private long[] rows = {};

    /// Numbers of rows plus one; 0 marks a free place.
    private int[] index = {};

    private int held;

    /// @param columns longs in a row beside its hash
    /// @param most rows that are ever held at once
    KeyTable(int columns, int most) {
        stride = columns + 1;
        this.most = most;
    }

    /// Rows held.
    int held() {
        return held;
    }

    long hash(int row) {
        return rows[row * stride];
    }

    long get(int row, int column) {
        return rows[row * stride + 1 + column];
    }

    void set(int row, int column, long value) {
        rows[row * stride + 1 + column] = value;
    }

    void increase(int row, int column, long by) {
        rows[row * stride + 1 + column] += by;
    }

    /// The row of a hash; -1 where there is none.
    int find(long hash) {
        if (held == 0) {
            return -1;
        }
        int mask = index.length - 1;
        for (int place = (int) hash & mask; ; place = place + 1 & mask) {
            int row = index[place] - 1;
            if (row < 0 || rows[row * stride] == hash) {
                return row;
            }
        }
    }

    /// A new row, whose columns are to be set. There is none of this hash yet, and room for it.
    int insert(long hash) {
        if (held * stride == rows.length) {
            grow();
        }
        int row = held++;
        rows[row * stride] = hash;
        enter(row, hash);
        return row;
    }

    private void grow() {
        int rowCount = Math.min(Math.max(2 * held, FIRST_ROWS), most);
        rows = Arrays.copyOf(rows, rowCount * stride);
        index = new int[Integer.highestOneBit(rowCount) << 2];
        enterAll();
    }

    private void enterAll() {
        for (int row = 0; row < held; row++) {
            enter(row, rows[row * stride]);
        }
    }

    // Places by the low bits: the high ones are all zero among the smallest hashes.
    private void enter(int row, long hash) {
        int mask = index.length - 1;
        int place = (int) hash & mask;
        while (index[place] != 0) {
            place = place + 1 & mask;
        }
        index[place] = row + 1;
    }

    /// Drops the rows with a larger hash, in unsigned order.
    void dropAbove(long threshold) {
        int kept = 0;
        for (int row = 0; row < held; row++) {
            if (Long.compareUnsigned(rows[row * stride], threshold) <= 0) {
                System.arraycopy(rows, row * stride, rows, kept * stride, stride);
                kept++;
            }
        }
        if (kept < held) {
            held = kept;
            Arrays.fill(index, 0);
            enterAll();
        }
    }

    /// Forgets all rows, but keeps the memory. Costs little after little use.
    void clear() {
        if (held < index.length >>> 3) {
            eraseOneByOne();
        } else {
            Arrays.fill(index, 0);
        }
        held = 0;
    }

    private void eraseOneByOne() {
        int mask = index.length - 1;
        for (int row = 0; row < held; row++) {
            int place = (int) rows[row * stride] & mask;
            // Walks over places erased a moment ago, as this entry may lie behind them.
            while (index[place] != row + 1) {
                place = place + 1 & mask;
            }
            index[place] = 0;
        }
    }
}
