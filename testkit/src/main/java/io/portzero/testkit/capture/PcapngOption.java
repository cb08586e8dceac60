package io.portzero.testkit.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One option of a pcapng block; the writer adds padding and the end-of-options mark.
///
/// @param code the option's number, whose meaning depends on the block
/// @param value the bytes without padding
// Nobody compares these by value, and sharing the array is meant.
@SuppressWarnings("ArrayRecordComponent")
public record PcapngOption(int code, byte[] value) {
    /// A comment, allowed in every block (code 1).
    public static PcapngOption comment(String text) {
        return new PcapngOption(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /// An interface's name (code 2 of an interface description).
    public static PcapngOption interfaceName(String name) {
        return new PcapngOption(2, name.getBytes(StandardCharsets.UTF_8));
    }

    /// `if_tsresol` (code 9): a negative power of ten, or of two with the top bit set.
    public static PcapngOption timeResolution(int exponent) {
        return new PcapngOption(9, new byte[] {(byte) exponent});
    }

    /// `if_tsoffset` (code 14): seconds to add to every timestamp.
    public static PcapngOption timeOffset(long seconds, ByteOrder order) {
        return new PcapngOption(14, ByteBuffer.allocate(8).order(order).putLong(seconds).array());
    }
}
