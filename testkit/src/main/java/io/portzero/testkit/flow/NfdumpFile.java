package io.portzero.testkit.flow;

import io.portzero.testkit.packet.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// An nfdump file of layout 2, block by block.
///
/// Compressed blocks hold their bytes as literals, which every format allows and no compressor is
/// needed for; real ones are among the fixtures, made by nfdump itself.
public final class NfdumpFile {
    private static final int HEADER = 40;
    private static final int LZ4_MASK = 15;
    private static final int ZSTD_BLOCK = 128 << 10;

    /// How the blocks are stored, with its number in the header.
    public enum Storage {
        PLAIN(0),
        LZO(1),
        LZ4(3),
        ZSTD(4);

        private final int number;

        Storage(int number) {
            this.number = number;
        }
    }

    private final Storage storage;
    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private int count;
    private int layout = 2;
    private int encryption;

    public NfdumpFile(Storage storage) {
        this.storage = storage;
    }

    /// Claims another layout.
    public NfdumpFile layout(int number) {
        layout = number;
        return this;
    }

    /// Claims that the blocks are encrypted.
    public NfdumpFile encrypted() {
        encryption = 1;
        return this;
    }

    /// Adds a block of records.
    public NfdumpFile block(NfdumpRecords records) {
        return block(records.count(), records.bytes());
    }

    /// Adds a block that says that it holds so many records.
    public NfdumpFile block(int records, byte[] content) {
        blocks.writeBytes(encode(storage, records, content));
        count++;
        return this;
    }

    /// A block with its header.
    static byte[] encode(Storage storage, int records, byte[] content) {
        byte[] stored =
                switch (storage) {
                    case PLAIN -> content;
                    case LZO -> lzo(content);
                    case LZ4 -> lz4(content);
                    case ZSTD -> zstd(content);
                };
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(records).putInt(stored.length);
        return Bytes.concat(header.putShort((short) 3).array(), stored);
    }

    /// The file.
    public byte[] bytes() {
        return Bytes.concat(header(storage, layout, encryption, count), blocks.toByteArray());
    }

    static byte[] header(Storage storage, int layout, int encryption, int blockCount) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) 0xA50C);
        header.putShort((short) layout).putInt(0x01070100).putLong(1_700_000_000L);
        header.put((byte) storage.number).put((byte) encryption).putShort((short) 0).putInt(1);
        return header.putLong(0).putInt(0).putInt(blockCount).array();
    }

    /// One run of literals and the end of the stream.
    private static byte[] lzo(byte[] content) {
        byte[] end = {0x11, 0, 0};
        if (content.length < 18) {
            byte[] first = {(byte) (17 + content.length)};
            return Bytes.concat(first, content, end);
        }
        int rest = content.length - 18;
        byte[] length = longLength(rest);
        return Bytes.concat(new byte[1], length, content, end);
    }

    /// LZO writes 255 as 0, and never ends with it.
    private static byte[] longLength(int rest) {
        int more = Math.max(0, (rest - 1) / 255);
        byte[] length = new byte[more + 1];
        length[more] = (byte) (rest - 255 * more);
        return length;
    }

    private static byte[] lz4(byte[] content) {
        if (content.length < LZ4_MASK) {
            return Bytes.concat(new byte[] {(byte) (content.length << 4)}, content);
        }
        int rest = content.length - LZ4_MASK;
        byte[] length = new byte[rest / 255 + 1];
        Arrays.fill(length, (byte) 255);
        length[length.length - 1] = (byte) (rest % 255);
        return Bytes.concat(new byte[] {(byte) 0xF0}, length, content);
    }

    /// A frame of raw blocks (RFC 8878 §3.1.1).
    private static byte[] zstd(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer frame = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(0xFD2FB528).put((byte) 0xA0);
        out.writeBytes(frame.putInt(content.length).array());
        for (int at = 0; at < content.length; at += ZSTD_BLOCK) {
            int length = Math.min(ZSTD_BLOCK, content.length - at);
            int header = length << 3 | (at + length == content.length ? 1 : 0);
            out.write(header);
            out.write(header >>> 8);
            out.write(header >>> 16);
            out.write(content, at, length);
        }
        return out.toByteArray();
    }
}
