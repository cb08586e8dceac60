package io.portzero.capture.source;

import java.nio.ByteBuffer;

/// The descriptor of an LZ4 frame (frame format 1.6.4, "Frame Descriptor").
///
/// ```
/// +-------+-----+----+--------------+---------------+----+
/// | magic | FLG | BD | content size | dictionary id | HC |
/// +-------+-----+----+--------------+---------------+----+
///     4      1     1      0 or 8         0 or 4       1
///
/// FLG: 7-6 version 01, 5 independent blocks, 4 block checksum, 3 content size, 2 content checksum,
///      0 dictionary id        BD: 6-4 block size        HC: second byte of XXH32 from FLG
/// ```
///
/// @param length bytes of the header, magic included
/// @param blockBytes most a block decodes to
/// @param linked whether blocks refer to the blocks before them
/// @param contentBytes what the frame decodes to, -1 when it does not say
record Lz4FrameHeader(
        int length,
        int blockBytes,
        boolean legacy,
        boolean linked,
        boolean blockChecksum,
        boolean contentChecksum,
        boolean dictionary,
        long contentBytes) {
    /// The format before frames: blocks of 8 MiB, no checksum, no end mark.
    static final Lz4FrameHeader LEGACY =
            new Lz4FrameHeader(4, 8 << 20, true, false, false, false, false, -1);

    /// Magic, FLG and BD: what tells the length of the whole header.
    static final int FIXED_BYTES = 6;

    private static final int FLAGS_OFFSET = 4;
    private static final int BLOCK_SIZE_OFFSET = 5;
    private static final int CONTENT_SIZE_OFFSET = 6;

    /// Bytes of the header whose first [#FIXED_BYTES] are at the buffer's position.
    static int length(ByteBuffer start) {
        int flags = start.get(start.position() + FLAGS_OFFSET);
        return FIXED_BYTES + ((flags & (1 << 3)) != 0 ? 8 : 0) + ((flags & 1) != 0 ? 4 : 0) + 1;
    }

    /// Whether version, reserved bits and block size are ones this format knows.
    static boolean isKnown(ByteBuffer start) {
        int flags = start.get(start.position() + FLAGS_OFFSET);
        int blockSize = start.get(start.position() + BLOCK_SIZE_OFFSET);
        return (flags & 0xC2) == 0x40 && (blockSize & 0x8F) == 0 && blockSize >> 4 >= 4;
    }

    /// The HC byte that the header at the buffer's position should have.
    static int checksum(ByteBuffer start, int length, XxHash32 hash) {
        int offset = start.position();
        return hash.of(start, offset + FLAGS_OFFSET, offset + length - 1) >>> 8 & 0xFF;
    }

    /// Reads the whole, known header at the position of a little-endian buffer, which stays.
    static Lz4FrameHeader of(ByteBuffer start) {
        int flags = start.get(start.position() + FLAGS_OFFSET);
        int blockSize = start.get(start.position() + BLOCK_SIZE_OFFSET) >> 4;
        boolean hasSize = (flags & (1 << 3)) != 0;
        return new Lz4FrameHeader(
                length(start),
                1 << (8 + 2 * blockSize),
                false,
                (flags & (1 << 5)) == 0,
                (flags & (1 << 4)) != 0,
                (flags & (1 << 2)) != 0,
                (flags & 1) != 0,
                hasSize ? start.getLong(start.position() + CONTENT_SIZE_OFFSET) : -1);
    }
}
