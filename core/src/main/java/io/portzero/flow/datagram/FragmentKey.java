package io.portzero.flow.datagram;

import io.portzero.packet.Address;

/// What all fragments of one UDP datagram have in common (RFC 791 §3.2, RFC 8200 §4.5).
///
/// @param identification 16 bits of IPv4, 32 of IPv6
public record FragmentKey(Address source, Address destination, long identification) {}
