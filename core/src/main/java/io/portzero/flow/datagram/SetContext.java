package io.portzero.flow.datagram;

import io.portzero.internal.Time;

/// What the header of the datagram says that a set is in: filled again for every datagram.
final class SetContext {

    static final long UNKNOWN = Long.MIN_VALUE;

    long exportMillis;
    long bootMillis;
    int input;

    /// The time that a count of milliseconds since the exporter's start stands for; [Time#NONE]
    /// where it is not known when that was.
    long ofUptime(long uptime) {
        return ofUptime(bootMillis, uptime);
    }

    /// The same for another start than the header's.
    long ofUptime(long boot, long uptime) {
        boolean known = boot != UNKNOWN && boot < Time.END_OF_SECONDS_MILLIS;
        return known ? Uptime.millis(boot, uptime, exportMillis) * Time.MILLISECOND : Time.NONE;
    }
}
