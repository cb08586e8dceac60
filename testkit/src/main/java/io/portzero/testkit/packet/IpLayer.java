package io.portzero.testkit.packet;

/// An IP header: the only kind of layer that lends its addresses to the checksums above it.
public sealed interface IpLayer extends Layer permits Ipv4, Ipv6 {
    /// The pseudo header that transport checksums cover.
    ///
    /// @param protocol the upper-layer protocol number
    /// @param length the upper-layer length in bytes
    byte[] pseudoHeader(int protocol, int length);
}
