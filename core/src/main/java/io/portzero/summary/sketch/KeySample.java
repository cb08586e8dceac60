package io.portzero.summary.sketch;

import java.util.Arrays;

/// A bounded sample of distinct keys: those with the smallest hashes, each with merged columns.
///
/// The sample keeps the `capacity` keys whose 64-bit hashes are smallest in unsigned order. As
/// hashes are uniform, that is a uniform random sample of the *distinct* keys, however often each
/// occurs. While no more than `capacity` distinct keys were offered it is simply an exact table.
///
/// **Sums are complete.** The threshold only falls. A key kept at the end has a hash at or below
/// the final threshold, hence below every earlier one, in this part and in all merged parts: it was
/// never rejected and never evicted, so each of its updates was counted. The kept keys and their
/// columns are therefore a pure function of the multiset of updates.
///
/// The estimate of distinct keys is the k-minimum-values estimator of Bar-Yossef et al., "Counting
/// distinct elements in a data stream" (RANDOM 2002), in the unbiased form of Beyer et al., "On
/// synopses for distinct-value estimation under multiset operations" (SIGMOD 2007). General sketch
/// libraries carry a summary object per key and keep up to twice the nominal number of entries,
/// which ones depending on the order; here the columns are plain longs in one array and the visible
/// state is normalised.
///
/// Two keys with one hash are taken for one key: with n distinct keys the chance that any two
/// collide is about n²/2⁶⁵. Their columns then merge by the same rules, so order still cannot
/// matter.
///
/// A sample is saved as its threshold and what [#forEach(Visitor)] shows, and restored by
/// [#lowerThreshold(long)], [#slot(long)] and [#add(int, int, long)].
///
/// Nothing is allocated before the first key, and memory grows with the number of keys held, up to
/// twice the capacity between two trims.
public final class KeySample {

    /// The largest capacity; keeps all array sizes within an `int`.
    public static final int MAXIMUM_CAPACITY = 1 << 22;

    /// The largest number of columns.
    public static final int MAXIMUM_COLUMNS = 24;

    /// How the values added to one column of a key become one value.
    public enum Column {
        /// The sum; a new key starts at 0. Overflow wraps around.
        SUM(0),
        /// The smallest value, signed; a new key starts at `Long.MAX_VALUE`.
        MINIMUM(Long.MAX_VALUE),
        /// The largest value, signed; a new key starts at `Long.MIN_VALUE`.
        MAXIMUM(Long.MIN_VALUE),
        /// A part of the key itself, the same at every update; reads `Long.MAX_VALUE` until added.
        /// Should two keys collide, each such column keeps its smallest value, signed.
        KEEP(Long.MAX_VALUE);

        private final long initial;

        Column(long initial) {
            this.initial = initial;
        }
    }

    /// Receives the kept keys one by one.
    @FunctionalInterface
    public interface Visitor {

        /// Called once per kept key.
        ///
        /// @param hash the key's hash
        /// @param slot the key's slot, to be read with [KeySample#value(int, int)] during this call
        void visit(long hash, int slot);
    }

    private static final long ACCEPT_ALL = -1L;

    private final int capacity;
    private final Column[] columns;
    private final KeyTable table;

    // The largest acceptable hash with its top bit flipped, so that a signed compare orders it.
    private long flippedThreshold = flip(ACCEPT_ALL);
    private boolean trimmed = true;

    /// Creates an empty sample.
    ///
    /// @param capacity how many keys to keep, 3 to [#MAXIMUM_CAPACITY]; fewer than 3 allow no error
    ///   estimate
    /// @param columns the merge rule of each column, at most [#MAXIMUM_COLUMNS]
    /// @throws IllegalArgumentException if a limit is exceeded
    public KeySample(int capacity, Column... columns) {
        if (capacity < 3 || capacity > MAXIMUM_CAPACITY) {
            throw new IllegalArgumentException(
                    "capacity " + capacity + " is not in 3.." + MAXIMUM_CAPACITY);
        }
        if (columns.length > MAXIMUM_COLUMNS) {
            throw new IllegalArgumentException(
                    columns.length + " columns are more than " + MAXIMUM_COLUMNS);
        }
        this.capacity = capacity;
        this.columns = columns.clone();
        table = new KeyTable(columns.length, 2 * capacity);
    }

    /// Tells whether a key with this hash may belong to the sample. False means that it certainly
    /// does not. This is the test for the hot path: one compare.
    ///
    /// @param hash the key's hash, as made by [Hash]
    /// @return whether [#slot(long)] is worth calling
    public boolean accepts(long hash) {
        return flip(hash) <= flippedThreshold;
    }

    /// Returns the largest hash still accepted, in unsigned order; `-1` (the largest value there
    /// is) as long as nothing was ever evicted.
    ///
    /// Between two calls of [#trim()] this is only an upper bound of the final threshold.
    ///
    /// @return the threshold, inclusive
    public long threshold() {
        return flip(flippedThreshold);
    }

    /// Adopts the threshold of another sample that this one will be merged with, so that hopeless
    /// keys are rejected early. A higher value than the present threshold changes nothing.
    ///
    /// The merged result is the same as without the call, provided that the other sample does
    /// become part of it. Read alone, this part counts as inexact afterwards.
    ///
    /// @param threshold what [#threshold()] of the other sample returned
    public void lowerThreshold(long threshold) {
        if (flip(threshold) < flippedThreshold) {
            flippedThreshold = flip(threshold);
            trimmed = false;
        }
    }

    /// Finds the key with this hash, or makes room for it with every column at its initial value.
    ///
    /// @param hash the key's hash, as made by [Hash]
    /// @return the key's slot, valid until the next call of this or any other method but [#add(int,
    ///   int, long)], [#value(int, int)] and [#accepts(long)]; -1 if the key is rejected
    public int slot(long hash) {
        if (!accepts(hash)) {
            return -1;
        }
        int slot = table.find(hash);
        return slot >= 0 ? slot : insert(hash);
    }

    /// Finds the key that consists of all these fields, or makes room for it, and puts them into
    /// the first columns.
    ///
    /// @param fields at least one, and no more than there are columns
    /// @return the key's slot, valid as told by [#slot(long)]; -1 if the key is rejected
    public int slot(long[] fields) {
        long hash = fields[0];
        for (int i = 1; i < fields.length; i++) {
            hash = Hash.of(hash, fields[i]);
        }
        int slot = slot(hash);
        if (slot >= 0) {
            for (int i = 0; i < fields.length; i++) {
                add(slot, i, fields[i]);
            }
        }
        return slot;
    }

    /// Finds the key with this hash among those kept.
    ///
    /// @param hash the key's hash
    /// @return the key's slot, valid as told by [#slot(long)]; -1 if the key is not kept
    public int find(long hash) {
        trim();
        return table.find(hash);
    }

    /// Adds a value to one column of a key, by the column's rule.
    ///
    /// @param slot a valid slot
    /// @param column the column's number, from 0
    /// @param value any value
    public void add(int slot, int column, long value) {
        switch (columns[column]) {
            case SUM -> table.increase(slot, column, value);
            case MINIMUM, KEEP -> table.set(slot, column, Math.min(value(slot, column), value));
            case MAXIMUM -> table.set(slot, column, Math.max(value(slot, column), value));
        }
    }

    /// Reads one column of a key.
    ///
    /// @param slot a valid slot
    /// @param column the column's number, from 0
    /// @return the merged value, or the column's initial value
    public long value(int slot, int column) {
        return table.get(slot, column);
    }

    /// Takes over all that another sample knows. The other sample is left as it is.
    ///
    /// @param other a sample of the same capacity and columns
    /// @throws IllegalArgumentException if it is this sample, or differs in capacity or columns
    public void merge(KeySample other) {
        requireMergeable(other);
        lowerThreshold(other.threshold());
        for (int row = 0; row < other.held(); row++) {
            int slot = slot(other.hashAt(row));
            if (slot >= 0) {
                addAll(slot, other, row);
            }
        }
    }

    /// Forgets everything, but keeps the memory for the next use. Costs little after little use.
    public void clear() {
        table.clear();
        flippedThreshold = flip(ACCEPT_ALL);
        trimmed = true;
    }

    /// Brings the sample into its visible form: exactly the smallest hashes, at most `capacity` of
    /// them. Every method that reads the sample as a whole does this by itself; call it before
    /// [#threshold()] to get the tightest bound.
    public void trim() {
        if (trimmed) {
            return;
        }
        table.dropAbove(threshold());
        if (table.held() > capacity) {
            flippedThreshold = Selection.smallest(flippedHashes(), capacity);
            table.dropAbove(threshold());
        }
        trimmed = true;
    }

    /// Returns how many keys are kept.
    ///
    /// @return 0 to `capacity`
    public int size() {
        trim();
        return table.held();
    }

    /// Tells whether the sample holds every key ever offered, so that nothing in it is an estimate.
    ///
    /// @return true if at most `capacity` distinct keys were offered, to this sample and to all
    ///   that were merged into it
    public boolean exact() {
        trim();
        return threshold() == ACCEPT_ALL;
    }

    /// Returns the number of distinct keys offered.
    ///
    /// @return the number itself while [#exact()], else an unbiased estimate: (k − 1) / θ, where θ
    ///   is the k-th smallest hash as a fraction of 2⁶⁴
    public double distinct() {
        if (exact()) {
            return table.held();
        }
        // Fewer keys than the capacity are left only in a part whose threshold came from elsewhere.
        int below = table.held() == capacity ? capacity - 1 : table.held();
        return below / ((unsignedToDouble(threshold()) + 1) * 0x1p-64);
    }

    /// Returns the relative standard error of [#distinct()].
    ///
    /// @return 0 while [#exact()], else about 1/√(k − 2) for k kept keys: 1.6 % for 4,096
    public double relativeStandardError() {
        return exact() ? 0 : 1 / Math.sqrt(Math.max(1, table.held() - 2));
    }

    /// Visits the kept keys in ascending unsigned order of their hashes.
    ///
    /// @param visitor called once per key; it may read values but not change the sample
    public void forEach(Visitor visitor) {
        trim();
        long[] order = flippedHashes();
        Arrays.sort(order);
        for (long flipped : order) {
            visitor.visit(flip(flipped), table.find(flip(flipped)));
        }
    }

    /// Returns the number of keys this sample keeps at most.
    ///
    /// @return the capacity given at creation
    public int capacity() {
        return capacity;
    }

    // The number of keys held at this moment, which may exceed the capacity until the next trim.
    int held() {
        return table.held();
    }

    // The hash of a held key, by row; with held() the way to walk the sample in no certain order.
    long hashAt(int slot) {
        return table.hash(slot);
    }

    // add(slot, column, value) for a column known to be a SUM, without asking for its rule.
    void addSum(int slot, int column, long value) {
        table.increase(slot, column, value);
    }

    private int insert(long hash) {
        if (table.held() == 2 * capacity) {
            trim();
            if (!accepts(hash)) {
                return -1;
            }
        }
        int slot = table.insert(hash);
        for (int column = 0; column < columns.length; column++) {
            table.set(slot, column, columns[column].initial);
        }
        trimmed &= table.held() <= capacity;
        return slot;
    }

    private long[] flippedHashes() {
        long[] hashes = new long[table.held()];
        for (int slot = 0; slot < hashes.length; slot++) {
            hashes[slot] = flip(hashAt(slot));
        }
        return hashes;
    }

    private void addAll(int slot, KeySample other, int row) {
        for (int column = 0; column < columns.length; column++) {
            add(slot, column, other.value(row, column));
        }
    }

    private void requireMergeable(KeySample other) {
        if (other == this) {
            throw new IllegalArgumentException("a sample cannot be merged into itself");
        }
        if (capacity != other.capacity || !Arrays.equals(columns, other.columns)) {
            throw new IllegalArgumentException(
                    "cannot merge %s into %s".formatted(other.shape(), shape()));
        }
    }

    private String shape() {
        return "a sample of " + capacity + " keys with columns " + Arrays.toString(columns);
    }

    private static long flip(long hash) {
        return hash ^ Long.MIN_VALUE;
    }

    private static double unsignedToDouble(long value) {
        return (value >>> 1) * 2.0 + (value & 1);
    }
}
