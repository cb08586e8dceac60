package io.portzero.flow.datagram;

/// Times that exporters count in milliseconds since they were started, in 32 bits: after 49.7 days
/// the count begins again at 0 (RFC 3954 §5.1).
final class Uptime {

    private Uptime() {}

    /// The time that a count stands for: of all that are 49.7 days apart, the one next to the
    /// export, since flows end shortly before it. Milliseconds since 1970.
    ///
    /// @param bootMillis when the count began, or would have, were it not for the last export
    static long millis(long bootMillis, long uptime, long exportMillis) {
        return exportMillis + (int) (bootMillis + uptime - exportMillis);
    }
}
