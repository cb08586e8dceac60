package io.portzero.capture;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.littleI32;

import io.portzero.internal.LinkTypeNumbers;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header of a pcap file (draft-ietf-opsawg-pcap §4).
///
/// ```
///   0 magic          4   a1b2c3d4 microseconds, a1b23c4d nanoseconds, a1b2cd34 modified records,
///                       1c0001ac and 1c0001ab Ixia's hardware and software
///   4 version        2+2
///   8 zone, accuracy 4+4
///  16 snap length    4
///  20 frame check bits 4, reserved 12, link type 16
///  24 length of all records, Ixia only
/// ```
///
/// @param bigEndian the byte order of the writer
/// @param nanosPerFraction 1 where fractions of a second are nanoseconds, 1,000 for microseconds
/// @param major the version
/// @param minor the version
/// @param linkType the LINKTYPE_ number
/// @param reservedBits bits of the link-type field that must be zero and are not
/// @param length bytes of the file header
/// @param modified whether records have the longer headers of old Linux patches
record PcapHeader(
        boolean bigEndian,
        int nanosPerFraction,
        int major,
        int minor,
        int linkType,
        int reservedBits,
        int length,
        boolean modified) {

    /// What every pcap file has.
    static final int LENGTH = 24;

    /// The version that tcpdump of DG/UX writes, with the lengths in the old order (libpcap's
    /// `sf-pcap.c`).
    private static final int DG_UX_MAJOR = 543;

    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int MODIFIED = 0xA1B2CD34;
    private static final int IXIA_HARDWARE = 0x1C0001AC;
    private static final int IXIA_SOFTWARE = 0x1C0001AB;
    private static final int IXIA_LENGTH = 28;
    private static final int RESERVED = 0x03FF0000;
    private static final int CHECK_SEQUENCE_PRESENT = 0x04000000;
    private static final int CHECK_SEQUENCE_LENGTH = 0xF0000000;

    static boolean magicAt(MemorySegment bytes, long offset) {
        return known(i32(bytes, offset)) || known(littleI32(bytes, offset));
    }

    private static boolean known(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS || magic == MODIFIED || isIxia(magic);
    }

    private static boolean isIxia(int magic) {
        return magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE;
    }

    /// How long the header is that begins with the magic at `offset`.
    static int lengthAt(MemorySegment bytes, long offset) {
        boolean ixia = isIxia(i32(bytes, offset)) || isIxia(littleI32(bytes, offset));
        return ixia ? IXIA_LENGTH : LENGTH;
    }

    /// Reads the header at `offset`, of which at least [#LENGTH] bytes are there.
    static Optional<PcapHeader> read(MemorySegment bytes, long offset) {
        boolean bigEndian = known(i32(bytes, offset));
        int magic = bigEndian ? i32(bytes, offset) : littleI32(bytes, offset);
        if (!known(magic)) {
            return Optional.empty();
        }
        int versions = bigEndian ? i32(bytes, offset + 4) : littleI32(bytes, offset + 4);
        int network = bigEndian ? i32(bytes, offset + 20) : littleI32(bytes, offset + 20);
        int major = bigEndian ? versions >>> 16 : versions & 0xFFFF;
        int minor = bigEndian ? versions & 0xFFFF : versions >>> 16;
        int aix = magic == MICROSECONDS && major == 2 && minor == 2 ? ofAix(network) : -1;
        return Optional.of(
                new PcapHeader(
                        bigEndian,
                        magic == NANOSECONDS || aix >= 0 ? 1 : 1_000,
                        major,
                        minor,
                        aix >= 0 ? aix : network & 0xFFFF,
                        undefinedBits(network),
                        lengthAt(bytes, offset),
                        magic == MODIFIED));
    }

    /// tcpdump of AIX writes version 2.2, the interface types of RFC 1573 for link types, and
    /// nanoseconds (Wireshark's `libpcap.c`). Returns the LINKTYPE_ number; -1 for other types, and
    /// for AIX's FDDI, which has padding.
    private static int ofAix(int interfaceType) {
        return switch (interfaceType) {
            case 6 -> LinkTypeNumbers.ETHERNET;
            case 9 -> LinkTypeNumbers.TOKEN_RING;
            case 24 -> LinkTypeNumbers.NULL;
            default -> -1;
        };
    }

    /// Reserved bits, and a length of the frame check sequence without the flag that it is there.
    private static int undefinedBits(int network) {
        int undefined = network & RESERVED;
        return (network & CHECK_SEQUENCE_PRESENT) == 0
                ? undefined | (network & CHECK_SEQUENCE_LENGTH)
                : undefined;
    }

    /// Before version 2.3 captured and wire length stood in the other order.
    boolean lengthsSwapped() {
        return major == DG_UX_MAJOR || (major == 2 && minor < 3);
    }

    /// Version 2.3 was written in both orders; the smaller length is the captured one.
    boolean lengthsMayBeSwapped() {
        return major == 2 && minor == 3;
    }

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PcapHeader that
                && bigEndian == that.bigEndian
                && nanosPerFraction == that.nanosPerFraction
                && major == that.major
                && minor == that.minor
                && linkType == that.linkType
                && reservedBits == that.reservedBits
                && length == that.length
                && modified == that.modified;
    }

    @Override
    public int hashCode() {
        int hash = Boolean.hashCode(bigEndian);
        hash = 31 * hash + nanosPerFraction;
        hash = 31 * hash + major;
        hash = 31 * hash + minor;
        hash = 31 * hash + linkType;
        hash = 31 * hash + reservedBits;
        hash = 31 * hash + length;
        hash = 31 * hash + Boolean.hashCode(modified);
        return hash;
    }
}
