package io.portzero.capture;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.util.Locale;

/// Packet blocks of a pcapng file (draft-ietf-opsawg-pcapng).
///
/// ```
///  block:            type 4 | total length 4 | body, padded to 4 | total length 4
///  section header:   byte-order magic 4 | major 2 | minor 2 | section length 8 | options
///  interface:        link type 2 | reserved 2 | snap length 4 | options
///  enhanced packet:  interface 4 | time high 4 | low 4 | captured 4 | wire 4 | frame | options
///  packet (old):     interface 2 | drops 2 | time high 4 | low 4 | captured 4 | wire 4 | frame
///  simple packet:    wire 4 | frame
/// ```
final class PcapngCursor extends RecordCursor {

    static final int SECTION_HEADER = 0x0A0D0D0A;

    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int CUSTOM = 0x00000BAD;
    private static final int CUSTOM_NOT_COPIED = 0x40000BAD;
    private static final int LARGEST_KNOWN_TYPE = 0x0B;
    private static final int BLOCK_OVERHEAD = 12;
    private static final int MAXIMUM_BLOCK = 16 << 20;
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int OPTION_TIME_OFFSET = 14;
    private static final byte MICROSECONDS = 6;

    private boolean bigEndian;
    private boolean sectionReadable;
    private final PcapngInterfaces interfaces;
    private int digits;

    PcapngCursor() {
        this(new PcapngInterfaces());
    }

    private PcapngCursor(PcapngInterfaces interfaces) {
        this.interfaces = interfaces;
    }

    static boolean magicAt(RecordWindow window) {
        long from = window.from();
        if (window.length() < 12 || i32(window.bytes(), from) != SECTION_HEADER) {
            return false;
        }
        return i32(window.bytes(), from + 8) == BYTE_ORDER_MAGIC
                || littleI32(window.bytes(), from + 8) == BYTE_ORDER_MAGIC;
    }

    private int word(long offset) {
        return bigEndian ? i32(bytes, offset) : littleI32(bytes, offset);
    }

    private int half(long offset) {
        return bigEndian ? u16(bytes, offset) : littleU16(bytes, offset);
    }

    @Override
    protected Step step() {
        while (true) {
            long offset = next;
            if (limit - offset < BLOCK_OVERHEAD) {
                return limit == offset && last
                        ? Step.END
                        : shortOf(offset, BLOCK_OVERHEAD, "block");
            }
            if (i32(bytes, offset) == SECTION_HEADER) {
                Step step = section(offset);
                if (step != Step.RECORD) {
                    return step;
                }
                continue;
            }
            long length = blockLength(offset);
            if (length < 0) {
                return damaged(offset, blockProblem(offset));
            }
            if (limit - offset < length) {
                return shortOf(offset, length, "block");
            }
            if (word(offset + length - 4) != word(offset + 4)) {
                return damaged(offset, trailerProblem(offset, length));
            }
            next = offset + length;
            Step step = sectionReadable ? block(offset, length) : Step.MORE;
            if (step != Step.MORE) {
                return step;
            }
        }
    }

    /// The total length rounded up to four bytes, as some writers forgot to; -1 where it cannot be.
    private long blockLength(long offset) {
        int length = word(offset + 4);
        return length < BLOCK_OVERHEAD || length > MAXIMUM_BLOCK ? -1 : (length + 3) & ~3;
    }

    private String blockProblem(long offset) {
        return String.format(
                Locale.ROOT,
                "block of type 0x%08x claims %s bytes; expected %d to %d",
                word(offset),
                Integer.toUnsignedString(word(offset + 4)),
                BLOCK_OVERHEAD,
                MAXIMUM_BLOCK);
    }

    private String trailerProblem(long offset, long length) {
        return String.format(
                Locale.ROOT,
                "block of type 0x%08x begins with length %s and ends with length %s",
                word(offset),
                Integer.toUnsignedString(word(offset + 4)),
                Integer.toUnsignedString(word(offset + length - 4)));
    }

    /// Reads a section header; answers RECORD where reading can simply go on behind it.
    private Step section(long offset) {
        if (limit - offset < 28) {
            return shortOf(offset, 28, "section header");
        }
        boolean big = i32(bytes, offset + 8) == BYTE_ORDER_MAGIC;
        if (!big && littleI32(bytes, offset + 8) != BYTE_ORDER_MAGIC) {
            return damaged(
                    offset,
                    String.format(
                            Locale.ROOT,
                            "section header without byte-order magic: found 0x%08x",
                            i32(bytes, offset + 8)));
        }
        boolean before = bigEndian;
        bigEndian = big;
        long length = blockLength(offset);
        if (length < 28) {
            bigEndian = before;
            return damaged(offset, blockProblem(offset));
        }
        if (limit - offset < length) {
            bigEndian = last ? big : before;
            return shortOf(offset, length, "section header");
        }
        interfaces.clear();
        next = offset + length;
        int major = half(offset + 12);
        int minor = half(offset + 14);
        sectionReadable = major == 1;
        if (word(offset + length - 4) != word(offset + 4)) {
            return noted(offset, trailerProblem(offset, length));
        }
        if (major != 1 || (minor != 0 && minor != 2)) {
            return noted(offset, versionProblem(major, minor));
        }
        return optionsFit(offset + 24, offset + length - 4)
                ? Step.RECORD
                : noted(offset, "an option of the section header runs past its block");
    }

    private static String versionProblem(int major, int minor) {
        return "section of pcapng version "
                + major
                + "."
                + minor
                + (major == 1
                        ? "; read as 1.0"
                        : "; only version 1 is known, its blocks are skipped");
    }

    private boolean optionsFit(long from, long end) {
        long option = from;
        while (end - option >= 4) {
            int code = half(option);
            if (code == 0) {
                return true;
            }
            option += 4 + ((half(option + 2) + 3) & ~3);
            if (option > end) {
                return false;
            }
        }
        return true;
    }

    /// Handles one whole block; answers MORE for blocks that hold no packet.
    private Step block(long offset, long length) {
        return switch (word(offset)) {
            case ENHANCED_PACKET -> packet(offset, length, word(offset + 8), 28, true);
            case OLD_PACKET -> packet(offset, length, half(offset + 8), 28, true);
            case SIMPLE_PACKET -> packet(offset, length, 0, 12, false);
            case INTERFACE -> addInterface(offset, length);
            default -> Step.MORE;
        };
    }

    private Step packet(long offset, long length, int index, int header, boolean timed) {
        if (index < 0 || index >= interfaces.size()) {
            return noted(
                    offset,
                    "packet block names interface "
                            + Integer.toUnsignedString(index)
                            + ", the section has described "
                            + interfaces.size());
        }
        long room = length - header - 4;
        if (room < 0) {
            return noted(
                    offset, "packet block of " + length + " bytes is too short for its header");
        }
        int wire = timed ? word(offset + 24) : word(offset + 8);
        int captured = timed ? word(offset + 20) : simpleLength(wire, room);
        if (captured < 0 || captured > room || captured > MAXIMUM_BLOCK) {
            return noted(
                    offset,
                    "packet block claims "
                            + Integer.toUnsignedString(captured)
                            + " captured bytes, its block has room for "
                            + room);
        }
        recordOffset = offset;
        dataOffset = offset + header;
        capturedLength = captured;
        wireLength = wire;
        linkType = interfaces.linkType(index);
        long stamp = ((long) word(offset + 12) << 32) | (word(offset + 16) & 0xFFFF_FFFFL);
        nanos = timed ? interfaces.nanos(index, stamp) : NO_TIME;
        return Step.RECORD;
    }

    /// A simple packet block does not store its captured length: wire and snap length bound it.
    private int simpleLength(int wire, long room) {
        int snap = interfaces.snapLength(0);
        long captured = wire & 0xFFFF_FFFFL;
        if (snap != 0) {
            captured = Math.min(captured, snap & 0xFFFF_FFFFL);
        }
        return (int) Math.min(captured, room);
    }

    private Step addInterface(long offset, long length) {
        if (length < 20) {
            return noted(offset, "interface block of " + length + " bytes is too short");
        }
        if (interfaces.size() == PcapngInterfaces.MAXIMUM) {
            return noted(offset, "more than " + PcapngInterfaces.MAXIMUM + " interfaces");
        }
        byte resolution = MICROSECONDS;
        long timeOffset = 0;
        long option = offset + 16;
        long end = offset + length - 4;
        while (end - option >= 4) {
            int code = half(option);
            int size = half(option + 2);
            if (code == 0 || option + 4 + size > end) {
                break;
            }
            if (code == OPTION_TIME_RESOLUTION && size >= 1) {
                resolution = (byte) u8(bytes, option + 4);
            } else if (code == OPTION_TIME_OFFSET && size >= 8) {
                timeOffset = timeOffset(option + 4);
            }
            option += 4 + ((size + 3) & ~3);
        }
        interfaces.add(half(offset + 8), word(offset + 12), resolution, timeOffset);
        digits = Math.max(digits, interfaces.lastDigits());
        return Step.MORE;
    }

    private long timeOffset(long offset) {
        long first = word(offset) & 0xFFFF_FFFFL;
        long second = word(offset + 4) & 0xFFFF_FFFFL;
        return bigEndian ? first << 32 | second : second << 32 | first;
    }

    /// A block of a known type whose two lengths agree, followed by another one or by the end.
    @Override
    protected Plausibility plausible(long offset) {
        for (int count = 0; count < 2; count++) {
            if (offset == limit && last) {
                return count > 0 ? Plausibility.YES : Plausibility.NO;
            }
            if (limit - offset < BLOCK_OVERHEAD) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
            if (i32(bytes, offset) == SECTION_HEADER) {
                boolean magic =
                        i32(bytes, offset + 8) == BYTE_ORDER_MAGIC
                                || littleI32(bytes, offset + 8) == BYTE_ORDER_MAGIC;
                return magic ? Plausibility.YES : Plausibility.NO;
            }
            if (!knownType(word(offset))) {
                return Plausibility.NO;
            }
            int length = word(offset + 4);
            if (length < BLOCK_OVERHEAD || length > MAXIMUM_BLOCK || (length & 3) != 0) {
                return Plausibility.NO;
            }
            if (offset + length > limit) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
            if (word(offset + length - 4) != length) {
                return Plausibility.NO;
            }
            offset += length;
        }
        return Plausibility.YES;
    }

    private static boolean knownType(int type) {
        return (type >= INTERFACE && type <= LARGEST_KNOWN_TYPE)
                || type == CUSTOM
                || type == CUSTOM_NOT_COPIED;
    }

    @Override
    public RecordCursor fork() {
        PcapngCursor copy = new PcapngCursor(interfaces.copy());
        copy.bigEndian = bigEndian;
        copy.sectionReadable = sectionReadable;
        copy.digits = digits;
        return copy;
    }

    @Override
    public boolean sameState(RecordCursor other) {
        return other instanceof PcapngCursor pcapng
                && pcapng.bigEndian == bigEndian
                && pcapng.sectionReadable == sectionReadable
                && pcapng.digits == digits
                && pcapng.interfaces.equals(interfaces);
    }

    @Override
    public String format() {
        return "pcapng";
    }

    @Override
    public int timeDigits() {
        return digits;
    }
}
