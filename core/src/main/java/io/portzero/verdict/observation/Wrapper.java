package io.portzero.verdict.observation;

import io.portzero.packet.Address;

/// The outermost IP header of a packet whose zero is quoted or tunnelled.
///
/// @param source who sent the ICMP error, or the tunnel's end
/// @param destination who received it
/// @param icmpType the type of the ICMP error, -1 for a tunnel
/// @param icmpCode its code, -1 for a tunnel
public record Wrapper(Address source, Address destination, int icmpType, int icmpCode) {}
