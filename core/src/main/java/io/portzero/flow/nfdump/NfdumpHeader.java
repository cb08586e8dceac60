package io.portzero.flow.nfdump;

import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header of an nfdump file, in the byte order of the machine that wrote it (nfdump 1.7,
/// `nffileV2.h`).
///
/// ```
///   0 magic 0xA50C 2    8 created 8        20 program that wrote it 4   32 block size 4
///   2 layout 2         16 compression 1    24 offset of the appendix 8  36 blocks 4
///   4 version 4        17 encryption 1
///                      18 appendix blocks 2
/// ```
///
/// The number of blocks is 0 in a file that was not closed; they end where the file does.
///
/// @param layout 2 is read
/// @param bigEndian whether a big-endian machine wrote it
/// @param encrypted whether its blocks are
/// @param blocks how many there are, besides the appendix; known where the layout is read
public record NfdumpHeader(
        int layout,
        boolean bigEndian,
        BlockCompression compression,
        boolean encrypted,
        int blocks) {

    /// Bytes of a header of layout 2.
    public static final int LENGTH = 40;

    private static final int MAGIC = 0xA50C;
    private static final int READ_LAYOUT = 2;
    private static final int LATEST_LAYOUT = 9;
    private static final int OLDEST_RELEASE = 0x0106;
    private static final int LATEST_RELEASE = 0x0109;
    private static final int FROM_REPOSITORY = 0xF000;

    /// The header at `offset`; empty where none is, or where it is cut.
    public static Optional<NfdumpHeader> read(MemorySegment bytes, long offset, long limit) {
        if (limit - offset < LENGTH) {
            return Optional.empty();
        }
        boolean big = u16(bytes, offset) == MAGIC;
        if (!big && littleU16(bytes, offset) != MAGIC) {
            return Optional.empty();
        }
        int layout = big ? u16(bytes, offset + 2) : littleU16(bytes, offset + 2);
        if (layout < 1 || layout > LATEST_LAYOUT) {
            return Optional.empty();
        }
        if (layout != READ_LAYOUT || big) {
            return Optional.of(new NfdumpHeader(layout, big, BlockCompression.NONE, false, 0));
        }
        if (!isRelease(littleI32(bytes, offset + 4) >>> 16)) {
            return Optional.empty();
        }
        BlockCompression compression = BlockCompression.of(u8(bytes, offset + 16));
        boolean encrypted = u8(bytes, offset + 17) != 0;
        return Optional.of(
                new NfdumpHeader(
                        layout, false, compression, encrypted, littleI32(bytes, offset + 36)));
    }

    /// Version 1.7.1 is 0x01070100, and 0xF1070100 if it was built between releases.
    private static boolean isRelease(int version) {
        int release = version & ~FROM_REPOSITORY;
        return release >= OLDEST_RELEASE && release <= LATEST_RELEASE;
    }

    /// Why the file cannot be read here, in words behind "nfdump's file"; null where it can.
    public @Nullable String refusal() {
        if (layout != READ_LAYOUT) {
            return "of layout " + layout;
        }
        if (bigEndian) {
            return "written by a big-endian machine";
        }
        if (encrypted) {
            return "encrypted";
        }
        return compression == BlockCompression.UNKNOWN ? "of an unknown compression" : null;
    }
}
