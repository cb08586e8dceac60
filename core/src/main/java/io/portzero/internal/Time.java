package io.portzero.internal;

/// Points in time as they are kept everywhere: nanoseconds since 1970 UTC in a `long`, which reach
/// from 1677 to 2262.
public final class Time {

    /// No time: the record has none, or none is known.
    public static final long NONE = Long.MIN_VALUE;

    /// A millisecond in nanoseconds.
    public static final long MILLISECOND = 1_000_000;

    /// The first millisecond since 1970 that 32 bits of seconds do not reach: no exporter's clock
    /// goes so far.
    public static final long END_OF_SECONDS_MILLIS = 4_294_967_296_000L;

    private Time() {}

    /// What an exporter says in milliseconds since 1970; [#NONE] where no clock says so.
    public static long ofExporter(long millis) {
        boolean possible = millis > 0 && millis < END_OF_SECONDS_MILLIS;
        return possible ? millis * MILLISECOND : NONE;
    }
}
