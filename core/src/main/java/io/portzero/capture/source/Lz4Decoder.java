package io.portzero.capture.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;

/// LZ4 frames one after another (frame format 1.6.4), legacy and skippable ones among them.
///
/// The frame is walked here because the library's own reader refuses linked blocks, which the
/// reference implementation writes by default, and copies through the heap; its block codec reads
/// and writes native memory.
final class Lz4Decoder implements Decoder {
    private static final String CONTAINER = "LZ4 stream";
    private static final int SIZE_BYTES = 4;
    private static final int CHECKSUM_BYTES = 4;
    private static final int STORED_PLAIN = 1 << 31;

    private final StoredInput stored;
    private final Lz4History history;
    private final XxHash32 contentHash;
    private final XxHash32 blockHash;

    /// A decoded block on its way out, when the destination was too small for it.
    private ByteBuffer staged = ByteBuffer.allocate(0);

    private @Nullable Lz4FrameHeader frame;
    private long frameBytes;

    Lz4Decoder(StoredInput stored) {
        this.stored = stored;
        this.history =
                new Lz4History(LZ4Factory.fastestInstance().safeDecompressor(), stored.memory());
        this.contentHash = new XxHash32(stored.memory());
        this.blockHash = new XxHash32(stored.memory());
    }

    @Override
    public boolean decode(ByteBuffer destination) throws IOException {
        int start = destination.position();
        while (destination.position() == start) {
            if (staged.hasRemaining()) {
                deliver(destination);
            } else if (frame != null) {
                nextBlock(frame, destination);
            } else if (!nextFrame()) {
                return false;
            }
        }
        return true;
    }

    private void deliver(ByteBuffer destination) {
        int count = Math.min(staged.remaining(), destination.remaining());
        destination.put(destination.position(), staged, staged.position(), count);
        destination.position(destination.position() + count);
        staged.position(staged.position() + count);
    }

    private boolean nextFrame() throws IOException {
        int available = stored.ensure(SIZE_BYTES);
        if (available == 0) {
            return false;
        }
        if (available < SIZE_BYTES) {
            throw stored.truncated(CONTAINER, "a frame magic of 4 bytes");
        }
        int magic = peek(0);
        if (Magic.isSkippable(magic)) {
            SkippableFrame.skip(stored, CONTAINER);
        } else if (magic == Magic.LZ4_LEGACY) {
            open(Lz4FrameHeader.LEGACY);
        } else if (magic == Magic.LZ4_FRAME) {
            open(readHeader());
        } else {
            throw stored.damaged(
                    "bytes behind the last LZ4 frame are no frame",
                    "a frame or the end of the file",
                    String.format(Locale.ROOT, "magic %08x", magic));
        }
        return true;
    }

    private int peek(int offset) {
        return stored.window().getInt(stored.window().position() + offset);
    }

    private Lz4FrameHeader readHeader() throws IOException {
        boolean fixed = stored.ensure(Lz4FrameHeader.FIXED_BYTES) >= Lz4FrameHeader.FIXED_BYTES;
        int length = fixed ? Lz4FrameHeader.length(stored.window()) : 0;
        if (!fixed || stored.ensure(length) < length) {
            throw stored.truncated(CONTAINER, "a whole frame header");
        }
        ByteBuffer window = stored.window();
        int checksum = window.get(window.position() + length - 1) & 0xFF;
        stored.require(
                "LZ4 header checksum",
                checksum,
                Lz4FrameHeader.checksum(window, length, blockHash));
        if (!Lz4FrameHeader.isKnown(window)) {
            throw stored.damaged("LZ4 header is unknown", "version 1", "other flags");
        }
        Lz4FrameHeader header = Lz4FrameHeader.of(window);
        if (header.dictionary()) {
            throw stored.damaged("LZ4 frame was made with a dictionary", "the dictionary", "none");
        }
        return header;
    }

    private void open(Lz4FrameHeader header) {
        consume(header.length());
        contentHash.reset();
        history.forget();
        frameBytes = 0;
        frame = header;
    }

    private void consume(int count) {
        stored.window().position(stored.window().position() + count);
    }

    private void nextBlock(Lz4FrameHeader header, ByteBuffer destination) throws IOException {
        int available = stored.ensure(SIZE_BYTES);
        if (header.legacy() && (available == 0 || isMagic())) {
            frame = null;
            return;
        }
        if (available < SIZE_BYTES) {
            throw stored.truncated(CONTAINER, "a block size of 4 bytes");
        }
        int size = peek(0);
        if (size == 0 && !header.legacy()) {
            consume(SIZE_BYTES);
            closeFrame(header);
        } else {
            readBlock(header, size, destination);
        }
    }

    /// Legacy frames have no end mark: another magic, far larger than any block, ends them.
    private boolean isMagic() {
        if (stored.window().remaining() < SIZE_BYTES) {
            return false;
        }
        int value = peek(0);
        return value == Magic.LZ4_FRAME || value == Magic.LZ4_LEGACY || Magic.isSkippable(value);
    }

    private void readBlock(Lz4FrameHeader header, int size, ByteBuffer destination)
            throws IOException {
        boolean plain = !header.legacy() && (size & STORED_PLAIN) != 0;
        int length = plain ? size & ~STORED_PLAIN : size;
        fetch(header, length);
        ByteBuffer target = target(header, destination);
        int start = target.position();
        if (plain) {
            stored.copy(target, length);
        } else {
            decompress(header, length, target);
        }
        finishBlock(header, target, start);
        if (isStaged(target)) {
            staged.flip();
        }
    }

    private void fetch(Lz4FrameHeader header, int length) throws IOException {
        int most = header.legacy() ? compressBound(header.blockBytes()) : header.blockBytes();
        if (length < 0 || length > most) {
            throw stored.damaged(
                    "LZ4 block is too large", "at most " + most + " bytes", length + " bytes");
        }
        int whole = SIZE_BYTES + length + (header.blockChecksum() ? CHECKSUM_BYTES : 0);
        if (stored.ensure(whole) < whole) {
            throw stored.truncated(CONTAINER, "a block of " + length + " bytes");
        }
        if (header.blockChecksum()) {
            int start = stored.window().position() + SIZE_BYTES;
            int computed = blockHash.of(stored.window(), start, start + length);
            stored.require("LZ4 block checksum", peek(SIZE_BYTES + length), computed);
        }
        consume(SIZE_BYTES);
    }

    /// Incompressible data grows by this much at most (LZ4_COMPRESSBOUND).
    private static int compressBound(int length) {
        return length + length / 255 + 16;
    }

    private ByteBuffer target(Lz4FrameHeader header, ByteBuffer destination) {
        if (destination.remaining() >= header.blockBytes()) {
            return destination;
        }
        if (staged.capacity() < header.blockBytes()) {
            staged = stored.memory().allocate(header.blockBytes()).asByteBuffer();
        }
        return staged.clear().limit(header.blockBytes());
    }

    private void decompress(Lz4FrameHeader header, int length, ByteBuffer target)
            throws IOException {
        int limit = target.limit();
        target.limit(target.position() + header.blockBytes());
        try {
            history.decode(stored.window(), stored.window().position(), length, target);
        } catch (LZ4Exception bad) {
            staged.limit(staged.position());
            // Where the codec noticed depends on where it decoded to, which is nothing to report.
            throw stored.damaged("LZ4 block is broken", "valid sequences", "others");
        } finally {
            target.limit(limit);
        }
        consume(length);
    }

    private void finishBlock(Lz4FrameHeader header, ByteBuffer target, int start) {
        int end = target.position();
        frameBytes += end - start;
        if (header.contentChecksum()) {
            contentHash.update(target, start, end);
        }
        if (header.linked()) {
            history.remember(target, start, end);
        }
        if (header.blockChecksum()) {
            consume(CHECKSUM_BYTES);
        }
    }

    private void closeFrame(Lz4FrameHeader header) throws IOException {
        frame = null;
        if (header.contentChecksum()) {
            if (stored.ensure(CHECKSUM_BYTES) < CHECKSUM_BYTES) {
                throw stored.truncated(CONTAINER, "a content checksum of 4 bytes");
            }
            stored.require("LZ4 content checksum", peek(0), contentHash.value());
            consume(CHECKSUM_BYTES);
        }
        if (header.contentBytes() >= 0 && header.contentBytes() != frameBytes) {
            throw stored.damaged(
                    "LZ4 frame has another length than it says",
                    header.contentBytes() + " bytes",
                    frameBytes + " bytes");
        }
    }

    @Override
    public void close() {}

    /// Buffers compare by what they hold; which one it is is asked here.
    @SuppressWarnings("ReferenceEquality")
    private boolean isStaged(ByteBuffer target) {
        return target == staged;
    }
}
