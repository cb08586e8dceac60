package io.portzero.testkit.reference.capture;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// pcapng (draft-ietf-opsawg-pcapng): sections with their own byte order and interfaces.
final class PcapngReader {
    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);

    /// @param snapLength 0 for unlimited
    /// @param unitsPerSecond of timestamps
    /// @param offsetSeconds to add to timestamps
    private record Interface(
            int linkType, int snapLength, BigInteger unitsPerSecond, long offsetSeconds) {}

    private final ByteBuffer file;
    private final FrameSink sink;
    private final List<Interface> interfaces = new ArrayList<>();

    PcapngReader(byte[] content, FrameSink sink) {
        file = ByteBuffer.wrap(content);
        this.sink = sink;
    }

    static boolean recognises(byte[] content) {
        return content.length >= 12 && ByteBuffer.wrap(content).getInt() == SECTION_HEADER;
    }

    void read() {
        int offset = 0;
        while (offset < file.capacity()) {
            if (file.capacity() - offset < 12) {
                sink.damage(offset, "the file ends inside a block header");
                return;
            }
            boolean section = file.getInt(offset) == SECTION_HEADER;
            if (section && !takeByteOrder(offset)) {
                sink.damage(offset, "a section without byte order magic");
                return;
            }
            // Some writers do not count the padding: the block is as long as it must be.
            long length = (file.getInt(offset + 4) & 0xffffffffL) + 3 & ~3L;
            if (length < 12 || length > file.capacity() - offset) {
                sink.damage(offset, "impossible block length " + length);
                return;
            }
            if (!block(offset, (int) length)) {
                return;
            }
            offset += (int) length;
        }
    }

    private boolean takeByteOrder(int offset) {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            if (file.order(order).getInt(offset + 8) == BYTE_ORDER_MAGIC) {
                interfaces.clear();
                return true;
            }
        }
        return false;
    }

    /// Reads one whole block; false when nothing behind it can be trusted.
    private boolean block(int offset, int length) {
        int type = file.getInt(offset);
        int smallest =
                switch (type) {
                    case SECTION_HEADER -> 28;
                    case 1 -> 20;
                    case 2, 6 -> 32;
                    case 3 -> 16;
                    default -> 12;
                };
        if (length < smallest) {
            sink.damage(offset, "block type " + type + " of only " + length + " bytes");
            return false;
        }
        if (file.getInt(offset + length - 4) != file.getInt(offset + 4)) {
            sink.damage(offset, "the two lengths of a block differ");
            return false;
        }
        return switch (type) {
            case SECTION_HEADER -> knownVersion(offset);
            case 1 -> interfaceDescription(offset, length);
            case 2 -> packet(offset, length, file.getShort(offset + 8) & 0xffff);
            case 3 -> simplePacket(offset, length);
            case 6 -> packet(offset, length, file.getInt(offset + 8));
            default -> true;
        };
    }

    /// Version 1.2 is a known mistake of some writers and means 1.0.
    private boolean knownVersion(int offset) {
        int major = file.getShort(offset + 12) & 0xffff;
        int minor = file.getShort(offset + 14) & 0xffff;
        if (major == 1 && (minor == 0 || minor == 2)) {
            return true;
        }
        sink.damage(offset, "a section of unknown version " + major + "." + minor);
        return false;
    }

    private boolean interfaceDescription(int offset, int length) {
        BigInteger units = BigInteger.valueOf(1_000_000);
        long offsetSeconds = 0;
        int at = offset + 16;
        int end = offset + length - 4;
        while (end - at >= 4) {
            int code = file.getShort(at) & 0xffff;
            int size = file.getShort(at + 2) & 0xffff;
            if (code == 0 || size > end - at - 4) {
                break;
            }
            if (code == 9 && size == 1) {
                units = unitsPerSecond(file.get(at + 4));
            } else if (code == 14 && size == 8) {
                offsetSeconds = file.getLong(at + 4);
            }
            at += 4 + (size + 3 & ~3);
        }
        int linkType = file.getShort(offset + 8) & 0xffff;
        interfaces.add(new Interface(linkType, file.getInt(offset + 12), units, offsetSeconds));
        return true;
    }

    private static BigInteger unitsPerSecond(byte resolution) {
        return resolution < 0
                ? BigInteger.TWO.pow(resolution & 0x7f)
                : BigInteger.TEN.pow(resolution);
    }

    /// An enhanced packet, or an obsolete one, whose fields stand at the same places.
    private boolean packet(int offset, int length, int interfaceNumber) {
        if (interfaceNumber < 0 || interfaceNumber >= interfaces.size()) {
            sink.damage(offset, "a packet of the undescribed interface " + interfaceNumber);
            return false;
        }
        long captured = file.getInt(offset + 20) & 0xffffffffL;
        if (captured > length - 32) {
            sink.damage(offset, "captured length " + captured + " exceeds its block");
            return false;
        }
        Interface from = interfaces.get(interfaceNumber);
        long high = file.getInt(offset + 12) & 0xffffffffL;
        long low = file.getInt(offset + 16) & 0xffffffffL;
        int wireLength = file.getInt(offset + 24);
        sink.frame(
                nanos(from, high << 32 | low),
                from.linkType,
                bytes(offset + 28, (int) captured),
                wireLength);
        return true;
    }

    private boolean simplePacket(int offset, int length) {
        if (interfaces.isEmpty()) {
            sink.damage(offset, "a simple packet without any interface");
            return false;
        }
        Interface from = interfaces.getFirst();
        int wireLength = file.getInt(offset + 8);
        long captured = Math.min(length - 16, wireLength & 0xffffffffL);
        if (from.snapLength != 0) {
            captured = Math.min(captured, from.snapLength & 0xffffffffL);
        }
        sink.frame(0, from.linkType, bytes(offset + 12, (int) captured), wireLength);
        return true;
    }

    private static long nanos(Interface from, long timestamp) {
        return new BigInteger(Long.toUnsignedString(timestamp))
                .multiply(NANOS_PER_SECOND)
                .divide(from.unitsPerSecond)
                .add(BigInteger.valueOf(from.offsetSeconds).multiply(NANOS_PER_SECOND))
                .longValue();
    }

    private byte[] bytes(int offset, int length) {
        byte[] bytes = new byte[length];
        file.get(offset, bytes);
        return bytes;
    }
}
