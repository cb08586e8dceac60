package io.portzero.engine;

import io.portzero.packet.PacketView;

/// A packet that was handed to a [PacketSink]: where it is in its input, and what it says.
///
/// @param input the path of the input, as given
/// @param number its place among the packets of the input, from 1
/// @param recordOffset where its record begins, in bytes of the decompressed input
/// @param nanos nanoseconds since 1970 UTC, or [Time#NONE]
/// @param timeDigits decimal digits of the input's time stamps, as far as it was read by then
/// @param capturedLength bytes captured
/// @param wireLength bytes on the wire
/// @param linkType the LINKTYPE_ number
/// @param view the decoded packet, with IP details
public record MatchedPacket(
        String input,
        long number,
        long recordOffset,
        long nanos,
        int timeDigits,
        int capturedLength,
        int wireLength,
        int linkType,
        PacketView view) {}
