package io.portzero.app.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes a pcapng file of one section (draft-ietf-opsawg-pcapng), little-endian. Only whole blocks
/// leave the buffer, so what has reached the file is always valid.
///
/// ```
/// block              type 4 | length 4 | body | options | length 4
/// section header     byte-order magic 4 | version 2, 2 | section length 8, -1 for unknown
/// interface          link type 2 | 0, 2 | snap length 4, 0 for none
/// enhanced packet    interface 4 | time high 4, low 4 | captured 4 | wire 4 | bytes, padded
/// option             code 2 | length 2 | value, padded to four bytes
/// ```
final class PcapngFile implements Closeable {

    private static final int BUFFER = 256 << 10;
    private static final int BLOCK_OVERHEAD = 12;
    private static final int OPTION_OVERHEAD = 8;
    private static final int LONGEST_OPTION = 0xFFFF;

    private static final int SECTION_HEADER = 0x0A0D_0D0A;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B_3C4D;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;

    private static final int COMMENT = 1;
    private static final int APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;

    private final OutputStream out;
    private byte[] array = new byte[BUFFER];
    private ByteBuffer buffer = littleEndian(array);
    private int blockStart;
    private int interfaces;

    PcapngFile(OutputStream out) {
        this.out = out;
    }

    void sectionHeader(String application) throws IOException {
        byte[] name = application.getBytes(StandardCharsets.UTF_8);
        begin(SECTION_HEADER, 16 + OPTION_OVERHEAD + name.length);
        buffer.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        option(APPLICATION, name);
        endWithOptions();
    }

    /// Describes an interface and returns its number.
    ///
    /// @param timeDigits decimal digits of its time stamps
    /// @param secondsOffset what its time stamps count from, in seconds since 1970 UTC
    int addInterface(int linkType, String name, int timeDigits, long secondsOffset)
            throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        begin(INTERFACE, 8 + 4 * OPTION_OVERHEAD + nameBytes.length);
        buffer.putShort((short) linkType).putShort((short) 0).putInt(0);
        option(INTERFACE_NAME, nameBytes);
        option(TIME_RESOLUTION, new byte[] {(byte) timeDigits});
        if (secondsOffset != 0) {
            byte[] offset = new byte[Long.BYTES];
            littleEndian(offset).putLong(secondsOffset);
            option(TIME_OFFSET, offset);
        }
        endWithOptions();
        return interfaces++;
    }

    /// @param stamp the time in the interface's units, unsigned
    void packet(
            int interfaceNumber,
            long stamp,
            ByteBuffer bytes,
            int offset,
            int capturedLength,
            int wireLength,
            String comment)
            throws IOException {
        byte[] commentBytes = comment.getBytes(StandardCharsets.UTF_8);
        begin(ENHANCED_PACKET, 24 + capturedLength + OPTION_OVERHEAD + commentBytes.length);
        buffer.putInt(interfaceNumber).putInt((int) (stamp >>> 32)).putInt((int) stamp);
        buffer.putInt(capturedLength).putInt(wireLength);
        bytes.get(offset, array, buffer.position(), capturedLength);
        buffer.position(buffer.position() + capturedLength);
        pad(capturedLength);
        option(COMMENT, commentBytes);
        endWithOptions();
    }

    /// Starts a block whose body, with its options, needs at most `length` bytes and some padding.
    private void begin(int type, int length) throws IOException {
        int needed = BLOCK_OVERHEAD + length + OPTION_OVERHEAD;
        if (buffer.remaining() < needed) {
            writeBuffer();
            if (buffer.remaining() < needed) {
                array = new byte[needed];
                buffer = littleEndian(array);
            }
        }
        blockStart = buffer.position();
        buffer.putInt(type).putInt(0);
    }

    private void option(int code, byte[] value) {
        if (value.length <= LONGEST_OPTION) {
            buffer.putShort((short) code).putShort((short) value.length).put(value);
            pad(value.length);
        }
    }

    private void pad(int length) {
        for (int i = length; (i & 3) != 0; i++) {
            buffer.put((byte) 0);
        }
    }

    private void endWithOptions() {
        buffer.putInt(0);
        int length = buffer.position() + 4 - blockStart;
        buffer.putInt(length).putInt(blockStart + 4, length);
    }

    private void writeBuffer() throws IOException {
        out.write(array, 0, buffer.position());
        buffer.clear();
    }

    private static ByteBuffer littleEndian(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            writeBuffer();
        }
    }
}
