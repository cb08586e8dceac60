package io.portzero.capture;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u32;

import io.portzero.internal.LinkTypeNumbers;

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

    /// RFC 1761 pads to four bytes. Whoever pads more is believed up to here where records follow
    /// each other, but not where one is searched for.
    private static final int MAXIMUM_PADDING = 1_024;

    private static final int PLAUSIBLE_PADDING = 8;

    private static final int IEEE802_3 = 0;
    private static final int TOKEN_RING = 2;
    private static final int ETHERNET = 4;
    private static final int FDDI = 8;
    private static final int SUN_ATM = 18;

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
            case IEEE802_3, ETHERNET -> LinkTypeNumbers.ETHERNET;
            case TOKEN_RING -> LinkTypeNumbers.TOKEN_RING;
            case FDDI -> LinkTypeNumbers.FDDI;
            case SUN_ATM -> LinkTypeNumbers.SUNATM;
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
                || length > RECORD_HEADER + captured + MAXIMUM_PADDING) {
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
                    || padding > PLAUSIBLE_PADDING
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
