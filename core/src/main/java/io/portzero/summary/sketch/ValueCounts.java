package io.portzero.summary.sketch;

import io.portzero.internal.Order;
import io.portzero.summary.sketch.KeySample.Column;
import java.util.ArrayList;
import java.util.List;

/// How often each value of a field occurred: exact while there are few values, a uniform sample of
/// the values (each with its exact count) when there are more.
public final class ValueCounts {

    private static final int VALUE = 0;
    private static final int COUNT = 1;

    private final KeySample sample;
    private long counted;

    /// Creates an empty table.
    ///
    /// @param capacity so many different values are kept
    public ValueCounts(int capacity) {
        sample = new KeySample(capacity, Column.KEEP, Column.SUM);
    }

    /// Counts one occurrence of a value.
    public void count(long value) {
        counted++;
        int slot = sample.slot(Hash.mix(value));
        if (slot >= 0) {
            sample.add(slot, VALUE, value);
            sample.add(slot, COUNT, 1);
        }
    }

    /// Adds what `other` counted.
    public void merge(ValueCounts other) {
        sample.merge(other.sample);
        counted += other.counted;
    }

    /// How many different values there were; an estimate where not [#exact], but never more than
    /// there were occurrences.
    public double distinct() {
        return Math.min(sample.distinct(), counted);
    }

    /// Whether every value was kept.
    public boolean exact() {
        return sample.exact();
    }

    /// The `count` most frequent of the values kept, equal ones by value.
    public List<Value> top(int count) {
        List<Value> values = new ArrayList<>();
        sample.forEach((hash, slot) ->
                values.add(new Value(sample.value(slot, VALUE), sample.value(slot, COUNT))));
        values.sort(Order.comparingLong(Value::packets).reversed().thenComparingLong(Value::value));
        return List.copyOf(values.subList(0, Math.min(count, values.size())));
    }

    /// A value and the packets that had it.
    public record Value(long value, long packets) {}
}
