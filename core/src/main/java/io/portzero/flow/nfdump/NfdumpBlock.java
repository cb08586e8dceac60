package io.portzero.flow.nfdump;

import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.littleU32;

import java.lang.foreign.MemorySegment;

/// The header in front of each block, which is never compressed.
///
/// ```
///   0 records 4     8 type 2: 3 records, 4 an array of what is no flow
///   4 bytes 4      10 flags 2: 1 not compressed, 2 not encrypted, 4 the appendix
/// ```
public final class NfdumpBlock {

    /// Bytes of a header.
    public static final int HEADER = 12;

    /// The most bytes of a block, compressed or not: nfdump's own buffer.
    public static final int MOST = 5 << 20;

    /// The type of a block that holds records one after another.
    static final int RECORDS = 3;

    private static final int ARRAY = 4;
    private static final int KNOWN_FLAGS = 7;
    private static final int SHORTEST_RECORD = 4;

    private NfdumpBlock() {}

    /// Bytes behind the header at `offset`, or -1 where that is no header.
    public static int length(MemorySegment bytes, long offset) {
        long records = littleU32(bytes, offset);
        long length = littleU32(bytes, offset + 4);
        int type = littleU16(bytes, offset + 8);
        int flags = littleU16(bytes, offset + 10);
        boolean fits =
                records > 0
                        && records <= MOST / SHORTEST_RECORD
                        && length > 0
                        && length <= MOST
                        && (type == RECORDS || type == ARRAY)
                        && flags <= KNOWN_FLAGS;
        return fits ? (int) length : -1;
    }
}
