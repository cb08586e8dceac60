package io.portzero.testkit.reference.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Classic pcap (draft-ietf-opsawg-pcap), its nanosecond variant and the modified one.
///
/// ```
///  0 magic  4 major  6 minor  8 zone  12 accuracy  16 snap length  20 link type   24 records
///    0 seconds  4 fraction  8 captured  12 wire  [16 index 20 protocol 22 type 23 pad]
/// ```
final class PcapReader {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int MODIFIED = 0xa1b2cd34;
    private static final int IXIA_HARDWARE = 0x1c0001ac;
    private static final int IXIA_SOFTWARE = 0x1c0001ab;
    private static final int LARGEST_RECORD = 262_144;

    private final ByteBuffer file;
    private final FrameSink sink;
    private final int magic;
    private final int linkType;
    private final int minorVersion;
    private final boolean aix;

    private PcapReader(ByteBuffer file, FrameSink sink) {
        this.file = file;
        this.sink = sink;
        magic = file.getInt(0);
        minorVersion = file.getShort(6) & 0xffff;
        int network = file.getInt(20);
        // AIX: version 2.2, numbers of interface types, nanoseconds.
        boolean old = magic == MICROSECONDS && file.getShort(4) == 2 && minorVersion == 2;
        int interfaces = old ? List.of(6, 9, 24).indexOf(network) : -1;
        aix = interfaces >= 0;
        linkType = aix ? List.of(1, 6, 0).get(interfaces) : network & 0xffff;
        // Bits 16 to 25 are reserved; those above describe a frame check sequence.
        if ((network & 0x03ff0000) != 0) {
            sink.damage(20, "reserved bits of the link type are set: " + network);
        }
    }

    static boolean recognises(byte[] content) {
        return content.length >= 24 && order(content) != null;
    }

    static void read(byte[] content, FrameSink sink) {
        var file = ByteBuffer.wrap(content).order(Objects.requireNonNull(order(content)));
        new PcapReader(file, sink).records();
    }

    private static @Nullable ByteOrder order(byte[] content) {
        int magic = ByteBuffer.wrap(content).getInt();
        if (isMagic(magic)) {
            return ByteOrder.BIG_ENDIAN;
        }
        return isMagic(Integer.reverseBytes(magic)) ? ByteOrder.LITTLE_ENDIAN : null;
    }

    private static boolean isMagic(int magic) {
        return switch (magic) {
            case MICROSECONDS, NANOSECONDS, MODIFIED, IXIA_HARDWARE, IXIA_SOFTWARE -> true;
            default -> false;
        };
    }

    private void records() {
        int headerLength = magic == MODIFIED ? 24 : 16;
        // Ixia's testers write the length of all records first.
        int offset = magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE ? 28 : 24;
        while (offset < file.capacity()) {
            if (file.capacity() - offset < headerLength) {
                sink.damage(offset, "the file ends inside a record header");
                return;
            }
            int captured = capturedLength(offset);
            if (captured < 0 || captured > LARGEST_RECORD) {
                sink.damage(offset, "impossible captured length " + (captured & 0xffffffffL));
                return;
            }
            if (file.capacity() - offset - headerLength < captured) {
                sink.damage(offset, "the file ends inside a record of " + captured + " bytes");
                return;
            }
            record(offset, offset + headerLength, captured);
            offset += headerLength + captured;
        }
    }

    private void record(int offset, int dataOffset, int captured) {
        byte[] bytes = new byte[captured];
        file.get(dataOffset, bytes);
        long seconds = file.getInt(offset) & 0xffffffffL;
        long fraction = file.getInt(offset + 4) & 0xffffffffL;
        long nanos =
                seconds * 1_000_000_000L + fraction * (magic == NANOSECONDS || aix ? 1 : 1_000);
        sink.frame(nanos, linkType, bytes, wireLength(offset));
    }

    /// Up to version 2.2 the two lengths were the other way round; 2.3 was written both ways.
    private boolean lengthsSwapped(int offset) {
        int first = file.getInt(offset + 8);
        int second = file.getInt(offset + 12);
        return minorVersion < 3
                || (minorVersion == 3 && Integer.compareUnsigned(first, second) > 0);
    }

    private int capturedLength(int offset) {
        return file.getInt(lengthsSwapped(offset) ? offset + 12 : offset + 8);
    }

    private int wireLength(int offset) {
        return file.getInt(lengthsSwapped(offset) ? offset + 8 : offset + 12);
    }
}
