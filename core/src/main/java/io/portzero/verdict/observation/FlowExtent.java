package io.portzero.verdict.observation;

/// What a flow record says of its packets together, where none of them was seen alone.
///
/// @param lastNanos the last packet's time, nanoseconds since 1970 UTC; [Time#NONE] without one
/// @param records how many records were alike to the last field
/// @param bytesPerPacket IP bytes of a packet on average; -1 where they were not exported
/// @param sampling one packet in so many was looked at; 1 where all were
public record FlowExtent(long lastNanos, long records, long bytesPerPacket, long sampling) {}
