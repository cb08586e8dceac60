package io.portzero.internal;

/// Points in time as they are kept everywhere: nanoseconds since 1970 UTC in a `long`, which reach
/// from 1677 to 2262.
public final class Time {

    /// No time: the record has none, or none is known.
    public static final long NONE = Long.MIN_VALUE;

    private Time() {}
}
