package io.portzero.testkit.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// Byte strings, put together.
public final class Bytes {
    private Bytes() {}

    /// The parts one after another.
    public static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    /// The bytes of a hexadecimal string; spaces are ignored.
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /// `bytes` followed by as many zero bytes as make its length a multiple of `unit`.
    public static byte[] padded(byte[] bytes, int unit) {
        int length = (bytes.length + unit - 1) / unit * unit;
        return Arrays.copyOf(bytes, length);
    }

    /// A 16-bit number, big-endian.
    public static byte[] int16(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    /// A 32-bit number, big-endian.
    public static byte[] int32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
