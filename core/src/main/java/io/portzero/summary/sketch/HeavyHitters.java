package io.portzero.summary.sketch;

import io.portzero.internal.Order;
import io.portzero.summary.sketch.KeySample.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts per key, for keys too many to count one by one: exact at first, estimated when it must
/// be.
///
/// Up to `exactLimit` distinct keys there is an exact table. One key more, and all counts so far
/// and from then on go into a Count-Min sketch (Cormode and Muthukrishnan, "An improved data stream
/// summary: the count-min sketch and its applications", J. Algorithms 55, 2005) of 4 rows of 32,768
/// counters, 1 MiB. The sketch is a linear map of the counts and the table a plain sum, so neither
/// order nor splitting can matter, and whether the table sufficed depends only on how many distinct
/// keys there were in all. The refinements that make such a sketch sharper (conservative updates,
/// evicting small counts) would depend on the order, and are left out for that reason.
///
/// A sketch answers questions about keys but cannot list them. The caller therefore names the
/// candidates of a top list, best from a [KeySample] of packets or flows: a key with a share s of k
/// sampled packets is missed with probability (1 − s)ᵏ, which is 10⁻¹⁸ for 1 % of 4,096.
public final class HeavyHitters {

    private static final Comparator<Counted> LARGEST_FIRST =
            Order.comparingLong(Counted::count)
                    .reversed()
                    .thenComparing(Counted::hi, Long::compareUnsigned)
                    .thenComparing(Counted::lo, Long::compareUnsigned);

    private static final int HI = 0;
    private static final int LO = 1;
    private static final int COUNT = 2;
    private static final int DISTINCT_CAPACITY = 4_096;

    /// A key that may belong to the top list.
    ///
    /// @param hash the key's hash, as given to [HeavyHitters#add(long, long, long, long)]
    /// @param hi the upper half of the key
    /// @param lo the lower half of the key
    public record Candidate(long hash, long hi, long lo) {}

    /// A key with its count.
    ///
    /// @param hi the upper half of the key
    /// @param lo the lower half of the key
    /// @param count the count; at least the true one, see [HeavyHitters#errorBound()]
    /// @param exact whether the count is the true one for certain
    public record Counted(long hi, long lo, long count, boolean exact) {}

    private final int exactLimit;
    private final KeySample table;
    private @Nullable CountMin sketch;

    // Keeps the number of keys, and how the total is shared among them, estimable when the table
    // is gone.
    private final KeySample keys = new KeySample(DISTINCT_CAPACITY, Column.SUM);

    /// Creates an empty summary.
    ///
    /// @param exactLimit how many distinct keys are counted exactly, 3 to
    ///   [KeySample#MAXIMUM_CAPACITY]
    /// @throws IllegalArgumentException if the limit is out of range
    public HeavyHitters(int exactLimit) {
        this.exactLimit = exactLimit;
        this.table = new KeySample(exactLimit, Column.KEEP, Column.KEEP, Column.SUM);
    }

    /// Adds to the count of a key.
    ///
    /// @param hash the key's hash, as made by [Hash]; keys with equal hashes count as one
    /// @param hi the upper half of the key
    /// @param lo the lower half of the key
    /// @param count how much to add, not negative
    /// @throws IllegalArgumentException if the count is negative
    public void add(long hash, long hi, long lo, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + " is negative");
        }
        int sampled = keys.slot(hash);
        if (sampled >= 0) {
            keys.addSum(sampled, 0, count);
        }
        addCount(hash, hi, lo, count);
    }

    private void addCount(long hash, long hi, long lo, long count) {
        if (sketch != null) {
            sketch.add(hash, count);
            return;
        }
        int slot = table.slot(hash);
        table.add(slot, HI, hi);
        table.add(slot, LO, lo);
        table.addSum(slot, COUNT, count);
        if (table.held() > exactLimit) {
            sketch = new CountMin();
            pourTable(table, sketch);
            table.clear();
        }
    }

    /// Takes over all counts of another summary, which is left as it is.
    ///
    /// @param other a summary with the same exact limit
    /// @throws IllegalArgumentException if it is this summary or has another limit
    public void merge(HeavyHitters other) {
        if (other == this || exactLimit != other.exactLimit) {
            throw new IllegalArgumentException(
                    other == this
                            ? "a summary cannot be merged into itself"
                            : "exact limits differ: " + other.exactLimit + ", " + exactLimit);
        }
        keys.merge(other.keys);
        if (other.sketch == null) {
            addTable(other.table);
            return;
        }
        if (sketch == null) {
            sketch = new CountMin();
            pourTable(table, sketch);
            table.clear();
        }
        sketch.merge(other.sketch);
    }

    /// Forgets everything. The table keeps its memory, the sketch does not.
    public void clear() {
        table.clear();
        keys.clear();
        sketch = null;
    }

    /// How many different keys were added: counted while [#exact()], else estimated, but never more
    /// than all counts add up to.
    public double distinct() {
        return sketch == null ? table.size() : Math.min(keys.distinct(), sketch.total());
    }

    /// The exact counts of a uniform sample of the keys, 4,096 of them where there are more;
    /// ascending. The largest counts are probably not among them.
    public long[] sampledCounts() {
        keys.trim();
        long[] counts = new long[keys.held()];
        for (int slot = 0; slot < counts.length; slot++) {
            counts[slot] = keys.value(slot, 0);
        }
        Arrays.sort(counts);
        return counts;
    }

    /// Tells whether all counts are exact.
    ///
    /// @return true if at most `exactLimit` distinct keys were ever added
    public boolean exact() {
        return sketch == null;
    }

    /// Returns the count of a key: the true one while [#exact()], else possibly more, never less.
    ///
    /// @param hash the key's hash
    /// @return the count; 0 for a key never seen while exact
    public long estimate(long hash) {
        if (sketch != null) {
            return sketch.estimate(hash);
        }
        int slot = table.find(hash);
        return slot < 0 ? 0 : table.value(slot, COUNT);
    }

    /// Returns how much too high an estimate may be: e·N/32,768 for a total of N, which each single
    /// estimate keeps with a probability of at least 1 − e⁻⁴ = 98.2 %.
    ///
    /// @return the bound, rounded up; 0 while [#exact()]
    public long errorBound() {
        return sketch == null ? 0 : sketch.errorBound();
    }

    /// Lists the keys with the largest counts: count descending, then key ascending (unsigned).
    ///
    /// @param limit the largest length of the list, not negative
    /// @param candidates the keys to choose from when the counts are not [#exact()]; repeated keys
    ///   are listed once. While exact, all keys are known and the candidates are not looked at
    /// @return at most `limit` keys
    public List<Counted> top(int limit, Iterable<Candidate> candidates) {
        List<Counted> all = sketch == null ? counted() : counted(sketch, candidates);
        all.sort(LARGEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    private List<Counted> counted() {
        List<Counted> all = new ArrayList<>(table.size());
        for (int slot = 0; slot < table.held(); slot++) {
            all.add(
                    new Counted(
                            table.value(slot, HI),
                            table.value(slot, LO),
                            table.value(slot, COUNT),
                            true));
        }
        return all;
    }

    private static List<Counted> counted(CountMin sketch, Iterable<Candidate> candidates) {
        Set<Counted> all = new HashSet<>();
        for (Candidate each : candidates) {
            all.add(new Counted(each.hi, each.lo, sketch.estimate(each.hash), false));
        }
        return new ArrayList<>(all);
    }

    private void addTable(KeySample other) {
        for (int slot = 0; slot < other.held(); slot++) {
            addCount(
                    other.hashAt(slot),
                    other.value(slot, HI),
                    other.value(slot, LO),
                    other.value(slot, COUNT));
        }
    }

    private static void pourTable(KeySample table, CountMin sketch) {
        for (int slot = 0; slot < table.held(); slot++) {
            sketch.add(table.hashAt(slot), table.value(slot, COUNT));
        }
    }
}
