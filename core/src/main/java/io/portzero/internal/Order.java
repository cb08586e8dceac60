package io.portzero.internal;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// Comparators in the words of [Comparator]. Those of the JDK can be serialized, and for such the
/// virtual machine writes classes at every start; these it takes from its start-up cache.
///
/// @param <T> what is put in order
@FunctionalInterface
public interface Order<T> extends Comparator<T> {

    /// By a key that has an order.
    static <T, K extends Comparable<? super K>> Order<T> comparing(
            Function<? super T, ? extends K> key) {
        return (one, other) -> key.apply(one).compareTo(key.apply(other));
    }

    /// By a number.
    static <T> Order<T> comparingInt(ToIntFunction<? super T> key) {
        return (one, other) -> Integer.compare(key.applyAsInt(one), key.applyAsInt(other));
    }

    /// By a number.
    static <T> Order<T> comparingLong(ToLongFunction<? super T> key) {
        return (one, other) -> Long.compare(key.applyAsLong(one), key.applyAsLong(other));
    }

    /// By a number.
    static <T> Order<T> comparingDouble(ToDoubleFunction<? super T> key) {
        return (one, other) -> Double.compare(key.applyAsDouble(one), key.applyAsDouble(other));
    }

    @Override
    default Order<T> reversed() {
        return (one, other) -> compare(other, one);
    }

    @Override
    default Order<T> thenComparing(Comparator<? super T> next) {
        return (one, other) -> {
            int first = compare(one, other);
            return first != 0 ? first : next.compare(one, other);
        };
    }

    @Override
    default <K> Order<T> thenComparing(
            Function<? super T, ? extends K> key, Comparator<? super K> order) {
        return thenComparing((one, other) -> order.compare(key.apply(one), key.apply(other)));
    }

    @Override
    default <K extends Comparable<? super K>> Order<T> thenComparing(
            Function<? super T, ? extends K> key) {
        return thenComparing(comparing(key));
    }

    @Override
    default Order<T> thenComparingInt(ToIntFunction<? super T> key) {
        return thenComparing(comparingInt(key));
    }

    @Override
    default Order<T> thenComparingLong(ToLongFunction<? super T> key) {
        return thenComparing(comparingLong(key));
    }

    @Override
    default Order<T> thenComparingDouble(ToDoubleFunction<? super T> key) {
        return thenComparing(comparingDouble(key));
    }
}
