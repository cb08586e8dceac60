package io.portzero.summary.sketch;

import io.portzero.internal.Time;

/// The first and the last of some times, in nanoseconds since 1970 UTC. A time that is not known
/// ([Time#NONE]) does not count.
public final class TimeRange {

    private long first;
    private long last;

    /// Creates an empty range.
    public TimeRange() {
        clear();
    }

    /// Adds a time, unless it is not known.
    public void add(long nanos) {
        if (nanos != Time.NONE) {
            add(nanos, nanos);
        }
    }

    /// Adds all times between two; none where they are those of an empty range.
    public void add(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    /// Adds the times of `other`.
    public void merge(TimeRange other) {
        add(other.first, other.last);
    }

    /// Forgets all times.
    public void clear() {
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
    }

    /// Whether any time was known.
    public boolean known() {
        return first <= last;
    }

    /// Meaningful where [#known]; `Long.MAX_VALUE` elsewhere.
    public long firstNanos() {
        return first;
    }

    /// Meaningful where [#known]; `Long.MIN_VALUE` elsewhere.
    public long lastNanos() {
        return last;
    }
}
