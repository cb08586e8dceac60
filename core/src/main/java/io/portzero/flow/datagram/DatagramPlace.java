package io.portzero.flow.datagram;

/// Where a datagram was found, and when.
///
/// @param input the number of the input
/// @param fileOffset where what holds it begins, in bytes of the decompressed input
/// @param packet the packet of a capture, from 1
/// @param nanos the packet's time, nanoseconds since 1970 UTC; [FlowRecord#NO_TIME] without one
public record DatagramPlace(int input, long fileOffset, long packet, long nanos) {}
