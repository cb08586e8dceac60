package io.portzero.capture;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleI64;

import io.portzero.internal.LinkTypeNumbers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Records of a pcap file (draft-ietf-opsawg-pcap §5).
///
/// ```
///   0 seconds          4
///   4 fraction         4   microseconds or nanoseconds
///   8 captured length  4
///  12 wire length      4
///  16 frame, or 4, 8 or 12 more bytes of header in modified variants
/// ```
final class PcapCursor extends RecordCursor {

    private static final int ORDINARY = 16;
    private static final int NOKIA = 20;

    /// An interface's index, a protocol and a type more.
    private static final int LINUX = 24;

    /// Two processors and a pad more.
    private static final int SUSE = 28;

    private static final int CHAIN = 4;
    private static final int LARGEST_PLAUSIBLE_WIRE_LENGTH = 1 << 20;
    private static final long A_DAY = 86_400;

    /// How far ahead memory is asked for: the chain of lengths would wait for it record by record.
    private static final int AHEAD = 1_024;

    private final PcapHeader header;
    private final int recordHeader;
    private final boolean bigEndian;
    private final int nanosPerFraction;
    private final boolean ordinaryLengths;
    private final int maximumLength;
    private boolean reservedBitsToReport;

    PcapCursor(PcapHeader header, int recordHeader) {
        this.header = header;
        this.recordHeader = recordHeader;
        bigEndian = header.bigEndian();
        nanosPerFraction = header.nanosPerFraction();
        ordinaryLengths = !header.lengthsSwapped() && !header.lengthsMayBeSwapped();
        maximumLength = maximumLength(header.linkType());
        linkType = header.linkType();
        reservedBitsToReport = header.reservedBits() != 0;
    }

    /// D-Bus messages, USB transfers and EBHSCR frames may be far longer than network packets.
    private static int maximumLength(int linkType) {
        return switch (linkType) {
            case LinkTypeNumbers.USB_LINUX,
                    LinkTypeNumbers.USB_LINUX_MMAPPED,
                    LinkTypeNumbers.DBUS,
                    LinkTypeNumbers.USBPCAP ->
                    128 << 20;
            case LinkTypeNumbers.EBHSCR -> 8 << 20;
            default -> MAXIMUM_CAPTURED_LENGTH;
        };
    }

    private int word(long offset) {
        return bigEndian ? i32(bytes, offset) : littleI32(bytes, offset);
    }

    /// Two words: the first in the low half.
    private long pair(long offset) {
        return bigEndian ? Long.rotateLeft(i64(bytes, offset), 32) : littleI64(bytes, offset);
    }

    @Override
    protected Step step() {
        if (reservedBitsToReport) {
            reservedBitsToReport = false;
            return noted(
                    next,
                    String.format(
                            Locale.ROOT,
                            "the file header's link-type field has undefined bits 0x%08x set; "
                                    + "read as link type %d",
                            header.reservedBits(),
                            header.linkType()));
        }
        long offset = next;
        if (limit - offset < recordHeader) {
            return limit == offset && last
                    ? Step.END
                    : shortOf(offset, recordHeader, "record header");
        }
        long lengths = pair(offset + 8);
        int captured = (int) lengths;
        int wire = (int) (lengths >>> 32);
        if (!ordinaryLengths
                && (header.lengthsSwapped() || Integer.compareUnsigned(captured, wire) > 0)) {
            int swapped = captured;
            captured = wire;
            wire = swapped;
        }
        if (captured < 0 || captured > maximumLength) {
            return damaged(
                    offset,
                    "record claims "
                            + Integer.toUnsignedString(captured)
                            + " captured bytes, the largest possible is "
                            + maximumLength);
        }
        long data = offset + recordHeader;
        if (limit - data < captured) {
            return shortOf(offset, recordHeader + (long) captured, "record");
        }
        recordOffset = offset;
        dataOffset = data;
        capturedLength = captured;
        wireLength = wire;
        nanos = nanos(pair(offset));
        next = data + captured;
        return Step.RECORD;
    }

    /// Ordinary records one after another, up to one that needs a closer look.
    @Override
    protected void readOn(RecordBatch batch, long stopAt) {
        if (reservedBitsToReport || !ordinaryLengths) {
            return;
        }
        ByteBuffer near = batch.bytes();
        int end = near.limit();
        int stop = (int) Math.min(stopAt - batch.start, end - recordHeader + 1L);
        int offset = (int) (next - batch.start);
        int ahead = 0;
        while (offset < stop && batch.size() < RecordBatch.CAPACITY) {
            ahead += near.get(Math.min(offset + AHEAD, end - 1));
            long lengths = pair(near, offset + 8);
            int captured = (int) lengths;
            int data = offset + recordHeader;
            if (captured < 0 || captured > maximumLength || captured > end - data) {
                break;
            }
            batch.add(data, captured, (int) (lengths >>> 32), nanos(pair(near, offset)));
            offset = data + captured;
        }
        touched += ahead;
        batch.headerLength = recordHeader;
        batch.linkType = linkType;
        batch.timeDigits = timeDigits();
        next = batch.start + offset;
    }

    private long pair(ByteBuffer near, int offset) {
        long value = i64(near, offset);
        return bigEndian ? Long.rotateLeft(value, 32) : Long.reverseBytes(value);
    }

    private long nanos(long time) {
        return (time & 0xFFFF_FFFFL) * 1_000_000_000L + (time >>> 32) * nanosPerFraction;
    }

    /// A few records in a row that fit each other, or fewer that end exactly where the input does.
    @Override
    protected Plausibility plausible(long offset) {
        long seconds = -1;
        for (int count = 0; count < CHAIN; count++) {
            if (offset == limit && last) {
                return count >= FEWEST_AT_END ? Plausibility.YES : Plausibility.NO;
            }
            if (limit - offset < recordHeader) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
            long captured = plausibleLength(offset, seconds);
            if (captured < 0) {
                return Plausibility.NO;
            }
            seconds = word(offset) & 0xFFFF_FFFFL;
            offset += recordHeader + captured;
            if (offset > limit) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
        }
        return Plausibility.YES;
    }

    /// The captured length of a record header that could be one, -1 of any other.
    private long plausibleLength(long offset, long secondsBefore) {
        int first = word(offset + 8);
        int second = word(offset + 12);
        int captured = ordinaryLengths ? first : Math.min(first, second);
        int wire = ordinaryLengths ? second : Math.max(first, second);
        if (captured <= 0 || captured > maximumLength || captured > wire) {
            return -1;
        }
        int fraction = word(offset + 4);
        if (wire > Math.max(maximumLength, LARGEST_PLAUSIBLE_WIRE_LENGTH)
                || fraction < 0
                || (long) fraction * nanosPerFraction >= 1_000_000_000L) {
            return -1;
        }
        long seconds = word(offset) & 0xFFFF_FFFFL;
        boolean far = secondsBefore >= 0 && Math.abs(seconds - secondsBefore) > A_DAY;
        return far ? -1 : captured;
    }

    @Override
    public RecordCursor fork() {
        PcapCursor copy = new PcapCursor(header, recordHeader);
        copy.reservedBitsToReport = false;
        return copy;
    }

    @Override
    public boolean sameState(RecordCursor other) {
        return other instanceof PcapCursor pcap
                && pcap.header.equals(header)
                && pcap.recordHeader == recordHeader;
    }

    @Override
    public String format() {
        return "pcap";
    }

    @Override
    public int timeDigits() {
        return nanosPerFraction == 1 ? 9 : 6;
    }

    private static int[] recordHeaders(PcapHeader header) {
        return header.modified()
                ? new int[] {LINUX, SUSE, ORDINARY}
                : new int[] {ORDINARY, LINUX, NOKIA};
    }

    /// Whether a few records in a row have headers that could be such, however far apart in time
    /// they are: files are joined from pieces.
    private Plausibility plausibleButForTime() {
        long offset = next;
        for (int count = 0; count < CHAIN; count++) {
            if (limit - offset < recordHeader) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
            long captured = plausibleLength(offset, -1);
            if (captured < 0) {
                return Plausibility.NO;
            }
            offset += recordHeader + captured;
        }
        return Plausibility.YES;
    }

    /// Whether the window ends before its records tell how long their headers are.
    static boolean undecided(PcapHeader header, RecordWindow window) {
        return choice(header, window).plausible == Plausibility.UNDECIDED;
    }

    /// Opens the pcap file at the start of the window, whose header is whole.
    static PcapCursor open(PcapHeader header, RecordWindow window) {
        return choice(header, window).cursor;
    }

    /// @param plausible whether the first records fit this length of their headers
    private record Choice(PcapCursor cursor, Plausibility plausible) {}

    /// Patched systems wrote longer record headers, some under the ordinary magic. The ordinary
    /// length is taken unless the first records fit another one and not this.
    private static Choice choice(PcapHeader header, RecordWindow window) {
        List<PcapCursor> candidates = candidates(header, window);
        for (PcapCursor cursor : candidates) {
            Plausibility plausible = cursor.plausible(cursor.next);
            if (plausible != Plausibility.NO) {
                return new Choice(cursor, plausible);
            }
        }
        for (PcapCursor cursor : candidates) {
            Plausibility plausible = cursor.plausibleButForTime();
            if (plausible != Plausibility.NO) {
                return new Choice(cursor, plausible);
            }
        }
        return new Choice(candidates.getFirst(), Plausibility.NO);
    }

    /// A cursor at the first record for each length of headers that there is, the usual one first.
    private static List<PcapCursor> candidates(PcapHeader header, RecordWindow window) {
        List<PcapCursor> cursors = new ArrayList<>();
        for (int recordHeader : recordHeaders(header)) {
            PcapCursor cursor = new PcapCursor(header, recordHeader);
            window.show(cursor, header.length());
            cursors.add(cursor);
        }
        return cursors;
    }
}
