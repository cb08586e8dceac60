package io.portzero.flow.datagram;

/// How an export datagram came.
public enum Delivery {
    /// In one packet, or in a file.
    WHOLE,
    /// In several IP packets, all of which are there.
    REASSEMBLED,
    /// In several IP packets, some of which are not there: only what stands in front of the first
    /// missing byte.
    INCOMPLETE
}
