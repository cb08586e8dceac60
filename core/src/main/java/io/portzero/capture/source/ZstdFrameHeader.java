package io.portzero.capture.source;

import java.nio.ByteBuffer;

/// The header of a zstd frame (RFC 8878 section 3.1.1.1), as far as framing needs it.
///
/// ```
/// +-------+------------+--------+---------------+--------------------+
/// | magic | descriptor | window | dictionary id | frame content size |
/// +-------+------------+--------+---------------+--------------------+
///     4         1        0 or 1     0,1,2 or 4       0,1,2,4 or 8
///
/// descriptor: 7-6 size of content size, 5 single segment, 2 checksum, 1-0 size of dictionary id
/// ```
///
/// @param length bytes of the header, magic included
/// @param windowBytes history the decoder must keep
/// @param dictionary id of the dictionary the frame was made with, 0 for none
/// @param checksum whether four bytes of checksum follow the last block
record ZstdFrameHeader(int length, long windowBytes, long dictionary, boolean checksum) {
    static final int MAXIMUM_BYTES = 18;

    private static final int DESCRIPTOR_OFFSET = 4;
    private static final int[] DICTIONARY_ID_BYTES = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZE_BYTES = {0, 2, 4, 8};

    /// Bytes of the header whose magic and descriptor are at the buffer's position.
    static int length(ByteBuffer start) {
        int descriptor = start.get(start.position() + DESCRIPTOR_OFFSET) & 0xFF;
        return DESCRIPTOR_OFFSET
                + 1
                + (isSingleSegment(descriptor) ? 0 : 1)
                + DICTIONARY_ID_BYTES[descriptor & 3]
                + contentSizeBytes(descriptor);
    }

    /// Reads the whole header at the position of a little-endian buffer, which stays.
    static ZstdFrameHeader of(ByteBuffer start) {
        int descriptor = start.get(start.position() + DESCRIPTOR_OFFSET) & 0xFF;
        boolean single = isSingleSegment(descriptor);
        int dictionaryOffset = start.position() + DESCRIPTOR_OFFSET + (single ? 1 : 2);
        int dictionaryBytes = DICTIONARY_ID_BYTES[descriptor & 3];
        int contentOffset = dictionaryOffset + dictionaryBytes;
        long window =
                single
                        ? contentSize(start, contentOffset, contentSizeBytes(descriptor))
                        : window(start.get(dictionaryOffset - 1) & 0xFF);
        return new ZstdFrameHeader(
                length(start),
                window,
                littleEndian(start, dictionaryOffset, dictionaryBytes),
                (descriptor & 1 << 2) != 0);
    }

    private static boolean isSingleSegment(int descriptor) {
        return (descriptor & 1 << 5) != 0;
    }

    private static int contentSizeBytes(int descriptor) {
        int bytes = CONTENT_SIZE_BYTES[descriptor >> 6];
        return bytes == 0 && isSingleSegment(descriptor) ? 1 : bytes;
    }

    private static long contentSize(ByteBuffer start, int offset, int bytes) {
        long size = littleEndian(start, offset, bytes);
        return bytes == 2 ? size + 256 : size;
    }

    private static long window(int exponentAndMantissa) {
        long base = 1L << (10 + (exponentAndMantissa >> 3));
        return base + base / 8 * (exponentAndMantissa & 7);
    }

    private static long littleEndian(ByteBuffer start, int offset, int bytes) {
        long value = 0;
        for (int index = bytes - 1; index >= 0; index--) {
            value = (value << 8) | (start.get(offset + index) & 0xFF);
        }
        return value;
    }
}
