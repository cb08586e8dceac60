package io.portzero.summary;

import io.portzero.internal.Time;

/// The first and the last of some times, in nanoseconds since 1970 UTC. A time that is not known
/// ([Time#NONE]) does not count.
final class TimeRange {

    private long first;
    private long last;

    TimeRange() {
        clear();
    }

    void add(long nanos) {
        if (nanos != Time.NONE) {
            add(nanos, nanos);
        }
    }

    /// Adds all times between two; none where they are those of an empty range.
    void add(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    void merge(TimeRange other) {
        add(other.first, other.last);
    }

    void clear() {
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
    }

    /// Whether any time was known.
    boolean known() {
        return first <= last;
    }

    /// Meaningful where [#known]; `Long.MAX_VALUE` elsewhere.
    long firstNanos() {
        return first;
    }

    /// Meaningful where [#known]; `Long.MIN_VALUE` elsewhere.
    long lastNanos() {
        return last;
    }
}
