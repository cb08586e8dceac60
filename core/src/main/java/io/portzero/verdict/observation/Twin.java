package io.portzero.verdict.observation;

import io.portzero.packet.Address;

/// The same segment or datagram as one with a zero port, but with another port in its place: seen
/// on the other side of a device that rewrites ports.
///
/// @param address the host that has the other port there
/// @param port the port there
/// @param packets how often it was seen
public record Twin(Address address, int port, long packets) {}
