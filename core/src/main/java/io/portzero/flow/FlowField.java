package io.portzero.flow;

/// The numbers that a flow record may hold; each is there or absent, and absent is not 0.
public enum FlowField {
    /// As exported, whatever it means.
    SOURCE_PORT,
    /// As exported, whatever it means.
    DESTINATION_PORT,
    /// IP protocol.
    PROTOCOL,
    /// IP bytes, as exported: not scaled by sampling.
    BYTES,
    /// Packets, as exported: not scaled by sampling.
    PACKETS,
    /// Nanoseconds since 1970 UTC.
    FIRST_NANOS,
    /// Nanoseconds since 1970 UTC.
    LAST_NANOS,
    /// The flags of all packets together.
    TCP_FLAGS,
    /// Type × 256 + code: IPFIX elements 32 and 139.
    ICMP_TYPE_CODE,
    /// Elements 176 and 178.
    ICMP_TYPE,
    /// Elements 177 and 179.
    ICMP_CODE,
    /// In units of eight bytes: element 88.
    FRAGMENT_OFFSET,
    /// Bit 1 don't fragment, bit 2 more fragments, counted from the highest of eight: element 197.
    FRAGMENT_FLAGS,
    /// One packet in so many was looked at.
    SAMPLING_INTERVAL,
    /// Which sampler looked: elements 48 and 302.
    SAMPLER,
    /// When the exporter was started, milliseconds since 1970: element 160.
    BOOT_MILLIS
}
