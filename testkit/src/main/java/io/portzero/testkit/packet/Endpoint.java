package io.portzero.testkit.packet;

/// One end of a flow.
///
/// @param address an IPv4 or IPv6 literal
/// @param port 0 to 65535
public record Endpoint(String address, int port) {}
