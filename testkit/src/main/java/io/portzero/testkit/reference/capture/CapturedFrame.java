package io.portzero.testkit.reference.capture;

/// One record of a capture.
///
/// @param number counted from 1, over the whole file
/// @param nanos time since 1970-01-01 UTC in nanoseconds; 0 where the record has no time
/// @param linkType tcpdump.org link type of the bytes
/// @param bytes what was captured
/// @param wireLength what the record says the packet's length was
// Nobody compares these by value, and sharing the array is meant.
@SuppressWarnings("ArrayRecordComponent")
public record CapturedFrame(long number, long nanos, int linkType, byte[] bytes, int wireLength) {}
