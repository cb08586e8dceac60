package io.portzero.flow.nfdump;

import static io.portzero.internal.Wire.littleU16;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks blocks, one after another into the same memory: a block that would become more than
/// nfdump's own buffer is broken.
final class BlockUnpacker implements AutoCloseable {

    private static final int NOT_COMPRESSED = 1;
    private static final int BROKEN = -1;
    private static final int PIECE = 64 << 10;

    private final LZ4SafeDecompressor lz4 = LZ4Factory.fastestInstance().safeDecompressor();
    private final Lzo1x lzo = new Lzo1x();
    private @Nullable ZstdDecompressCtx zstd;
    private final byte[] piece = new byte[PIECE];
    private final ByteBuffer memory = ByteBuffer.allocateDirect(NfdumpBlock.MOST);
    private ByteBuffer bytes = memory;
    private int from;
    private int to;

    /// Unpacks the block between `offset`, where its header is, and `end`. Returns whether that
    /// went well: then its records are [#bytes].
    boolean unpack(ByteBuffer block, int offset, int end, BlockCompression compression) {
        int start = offset + NfdumpBlock.HEADER;
        if (compression == BlockCompression.NONE
                || (littleU16(block, offset + 10) & NOT_COMPRESSED) != 0) {
            bytes = block;
            from = start;
            to = end;
            return true;
        }
        bytes = memory;
        from = 0;
        to = unpackInto(block, start, end, compression);
        return to >= 0;
    }

    private int unpackInto(ByteBuffer block, int start, int end, BlockCompression compression) {
        return switch (compression) {
            case LZO -> lzo.unpack(block, start, end, memory);
            case LZ4 -> unpackLz4(block, start, end);
            case ZSTD -> unpackZstd(block, start, end);
            case BZIP2 -> unpackBzip2(block, start, end);
            case NONE, UNKNOWN -> BROKEN;
        };
    }

    private int unpackLz4(ByteBuffer block, int start, int end) {
        try {
            return lz4.decompress(block, start, end - start, memory, 0, memory.capacity());
        } catch (LZ4Exception e) {
            return BROKEN;
        }
    }

    private int unpackZstd(ByteBuffer block, int start, int end) {
        try {
            return zstd().decompressDirectByteBuffer(
                            memory, 0, memory.capacity(), block, start, end - start);
        } catch (ZstdException e) {
            return BROKEN;
        }
    }

    private ZstdDecompressCtx zstd() {
        ZstdDecompressCtx made = zstd;
        if (made == null) {
            made = new ZstdDecompressCtx();
            zstd = made;
        }
        return made;
    }

    private int unpackBzip2(ByteBuffer block, int start, int end) {
        try (InputStream unpacked =
                new BZip2CompressorInputStream(new BlockStream(block, start, end))) {
            int length = 0;
            int count = unpacked.read(piece);
            while (count >= 0) {
                if (count > memory.capacity() - length) {
                    return BROKEN;
                }
                memory.put(length, piece, 0, count);
                length += count;
                count = unpacked.read(piece);
            }
            return length;
        } catch (IOException | RuntimeException e) {
            // Whatever the library stumbles over, the block is what is broken.
            return BROKEN;
        }
    }

    /// Where the records are that were unpacked last.
    ByteBuffer bytes() {
        return bytes;
    }

    /// Where they begin.
    int from() {
        return from;
    }

    /// Where they end.
    int to() {
        return to;
    }

    @Override
    public void close() {
        if (zstd != null) {
            zstd.close();
            zstd = null;
        }
    }

    /// The bytes of a block.
    private static final class BlockStream extends InputStream {
        private final ByteBuffer block;
        private final int end;
        private int at;

        BlockStream(ByteBuffer block, int start, int end) {
            this.block = block;
            this.end = end;
            at = start;
        }

        @Override
        public int read() {
            return at < end ? block.get(at++) & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(length, end - at);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            block.get(at, into, offset, count);
            at += count;
            return count;
        }
    }
}
