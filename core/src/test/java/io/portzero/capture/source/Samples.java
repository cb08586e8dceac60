package io.portzero.capture.source;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Makes stored inputs of every container.
final class Samples {
    private Samples() {}

    private interface Wrapper {
        OutputStream around(OutputStream target) throws IOException;
    }

    /// Records of a capture: regular headers, random-looking frames; the same for the same seed.
    static byte[] capture(int length, int seed) {
        Random random = new Random(seed);
        ByteBuffer bytes = ByteBuffer.allocate(length + 82).order(ByteOrder.LITTLE_ENDIAN);
        byte[] frame = new byte[66];
        for (int record = 0; bytes.position() < length; record++) {
            bytes.putInt(1_700_000_000 + record / 9).putInt(record).putInt(66).putInt(66);
            random.nextBytes(frame);
            System.arraycopy(new byte[40], 0, frame, 0, 40);
            bytes.put(frame);
        }
        return Arrays.copyOf(bytes.array(), length);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] wrap(byte[] content, Wrapper wrapper) {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (OutputStream out = wrapper.around(stored)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return stored.toByteArray();
    }

    static byte[] gzip(byte[] content) {
        return wrap(content, GZIPOutputStream::new);
    }

    /// A member with every optional header field, made from a plain one.
    static byte[] gzipWithFields(byte[] content) {
        byte[] plain = gzip(content);
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.write(plain, 0, 3);
        member.write(1 << 1 | 1 << 2 | 1 << 3 | 1 << 4);
        member.write(plain, 4, 6);
        member.writeBytes(new byte[] {3, 0, 'a', 'b', 'c'});
        member.writeBytes("capture.pcap\0".getBytes());
        member.writeBytes("a comment\0".getBytes());
        CRC32 checksum = new CRC32();
        checksum.update(member.toByteArray());
        member.write((int) checksum.getValue());
        member.write((int) checksum.getValue() >> 8);
        member.write(plain, 10, plain.length - 10);
        return member.toByteArray();
    }

    /// One frame that knows its size, without checksum.
    static byte[] zstd(byte[] content) {
        return Zstd.compress(content);
    }

    /// A streamed frame: unknown size, a checksum, and a given window.
    static byte[] zstdStreamed(byte[] content, int windowLog) {
        return wrap(
                content, out -> new ZstdOutputStream(out, 3).setChecksum(true).setLong(windowLog));
    }

    static byte[] lz4(byte[] content) {
        return wrap(
                content,
                out ->
                        new LZ4FrameOutputStream(
                                out,
                                BLOCKSIZE.SIZE_64KB,
                                FLG.Bits.BLOCK_INDEPENDENCE,
                                FLG.Bits.BLOCK_CHECKSUM,
                                FLG.Bits.CONTENT_CHECKSUM));
    }

    static byte[] lz4Legacy(byte[] content) {
        byte[] block = LZ4Factory.safeInstance().fastCompressor().compress(content);
        return littleEndian(8 + block.length)
                .putInt(0x184C2102)
                .putInt(block.length)
                .put(block)
                .array();
    }

    static byte[] skippable(int length) {
        return littleEndian(8 + length).putInt(0x184D2A53).putInt(length).array();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] xz(byte[] content) {
        return wrap(content, out -> new XZOutputStream(out, new LZMA2Options(0)));
    }

    static byte[] xzWithDictionary(byte[] content, int dictionaryBytes) {
        return wrap(
                content,
                out -> {
                    LZMA2Options options = new LZMA2Options(0);
                    options.setDictSize(dictionaryBytes);
                    return new XZOutputStream(out, options);
                });
    }
}
