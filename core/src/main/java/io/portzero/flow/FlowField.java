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
    BOOT_MILLIS,
    /// Packets of the other direction, where one record tells of both (RFC 5103).
    REVERSE_PACKETS,
    /// IP bytes of the other direction.
    REVERSE_BYTES,
    /// The flags of all packets of the other direction together.
    REVERSE_TCP_FLAGS,
    /// When the other direction began, nanoseconds since 1970 UTC.
    REVERSE_FIRST_NANOS,
    /// When the other direction ended, nanoseconds since 1970 UTC.
    REVERSE_LAST_NANOS,
    /// Who began, by the exporter's word: 0 nobody says, 1 the source, 2 the destination, 3 the
    /// source is what lies outside (element 239, RFC 5103 §6.3).
    BIFLOW_DIRECTION
}
