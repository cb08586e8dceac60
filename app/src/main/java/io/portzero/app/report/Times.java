package io.portzero.app.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes times as ISO-8601 in UTC, with as many digits as the input had.
public final class Times {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Times() {}

    /// The time as text.
    ///
    /// @param nanos nanoseconds since 1970 UTC
    /// @param digits decimal digits of a second, 0 to 9
    public static String iso(long nanos, int digits) {
        Instant second = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND));
        long rest = Math.floorMod(nanos, NANOS_PER_SECOND);
        String fraction = "%09d".formatted(rest).substring(0, digits);
        return SECONDS.format(second) + (digits == 0 ? "" : "." + fraction) + "Z";
    }
}
