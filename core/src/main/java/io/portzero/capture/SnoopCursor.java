package io.portzero.capture;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u32;

/// Records of a snoop file (RFC 1761), big-endian.
///
/// ```
///  file:   identification 8 "snoop\0\0\0" | version 4 | link type 4
///  record: wire length 4 | captured length 4 | record length 4 | drops 4 | seconds 4 |
///          microseconds 4 | frame, padded
/// ```
final class SnoopCursor extends RecordCursor {

    static final int FILE_HEADER = 16;

    private static final long IDENTIFICATION = 0x736E_6F6F_7000_0000L;
    private static final int RECORD_HEADER = 24;
    private static final int CHAIN = 3;

    SnoopCursor(int linkType) {
        this.linkType = linkType;
    }

    static boolean magicAt(RecordWindow window) {
        return window.length() >= FILE_HEADER
                && i64(window.bytes(), window.from()) == IDENTIFICATION;
    }

    static SnoopCursor open(RecordWindow window) {
        SnoopCursor cursor = new SnoopCursor(linkType(i32(window.bytes(), window.from() + 12)));
        window.show(cursor, FILE_HEADER);
        return cursor;
    }

    /// RFC 1761's numbers (and Sun's later ones) as LINKTYPE_ numbers. Numbers without a
    /// counterpart keep a negative one, which no decoder knows.
    private static int linkType(int snoop) {
        return switch (snoop) {
            case 0, 4 -> 1;
            case 2 -> 6;
            case 8 -> 10;
            case 18 -> 123;
            default -> -1 - (snoop & 0x1FF);
        };
    }

    @Override
    protected Step step() {
        long offset = next;
        if (limit - offset < RECORD_HEADER) {
            return limit == offset && last
                    ? Step.END
                    : shortOf(offset, RECORD_HEADER, "record header");
        }
        long captured = u32(bytes, offset + 4);
        long length = u32(bytes, offset + 8);
        if (captured > MAXIMUM_CAPTURED_LENGTH
                || length < RECORD_HEADER + captured
                || length > RECORD_HEADER + captured + 1024) {
            return damaged(
                    offset,
                    "record of "
                            + length
                            + " bytes claims "
                            + captured
                            + " captured bytes, the largest possible is "
                            + MAXIMUM_CAPTURED_LENGTH);
        }
        if (limit - offset < length) {
            return shortOf(offset, length, "record");
        }
        recordOffset = offset;
        dataOffset = offset + RECORD_HEADER;
        capturedLength = (int) captured;
        wireLength = i32(bytes, offset);
        nanos = u32(bytes, offset + 16) * 1_000_000_000L + u32(bytes, offset + 20) * 1_000L;
        next = offset + length;
        return Step.RECORD;
    }

    @Override
    protected Plausibility plausible(long offset) {
        for (int count = 0; count < CHAIN; count++) {
            if (offset == limit && last) {
                return count >= FEWEST_AT_END ? Plausibility.YES : Plausibility.NO;
            }
            if (limit - offset < RECORD_HEADER) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
            long captured = u32(bytes, offset + 4);
            long length = u32(bytes, offset + 8);
            long padding = length - RECORD_HEADER - captured;
            if (captured == 0
                    || captured > MAXIMUM_CAPTURED_LENGTH
                    || captured > u32(bytes, offset)
                    || padding < 0
                    || padding > 8
                    || u32(bytes, offset + 20) >= 1_000_000) {
                return Plausibility.NO;
            }
            offset += length;
            if (offset > limit) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
        }
        return Plausibility.YES;
    }

    @Override
    public RecordCursor fork() {
        return new SnoopCursor(linkType);
    }

    @Override
    public boolean sameState(RecordCursor other) {
        return other instanceof SnoopCursor snoop && snoop.linkType == linkType;
    }

    @Override
    public String format() {
        return "snoop";
    }

    @Override
    public int timeDigits() {
        return 6;
    }
}
