package io.portzero.logs;

import java.util.Locale;

/// What a column of a table of flows holds.
public enum FlowColumn {
    /// Source address.
    SRC,
    /// Destination address.
    DST,
    /// Source port.
    SPORT,
    /// Destination port.
    DPORT,
    /// IP protocol, by number or by name.
    PROTO,
    /// Packets.
    PACKETS,
    /// IP bytes.
    BYTES,
    /// Time of the first packet; without a zone it is UTC.
    FIRST,
    /// Time of the last packet; without a zone it is UTC.
    LAST,
    /// TCP flags: a number, hexadecimal, or letters.
    FLAGS;

    /// The name in a column map: `src`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
