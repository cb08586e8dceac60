package io.portzero.capture.source;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// zstd frames one after another (RFC 8878), skippable ones skipped.
///
/// The frame is walked here and given to the codec block by block. The codec forgets how much it
/// wrote in a call that fails, so a call must not span more than the block that may be broken; and
/// the walk knows what was missing when the input ends.
final class ZstdDecoder implements Decoder {
    private static final String CONTAINER = "zstd stream";
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int CHECKSUM_BYTES = 4;
    private static final int RUN_BLOCK = 1;
    private static final int RESERVED_BLOCK = 3;

    /// What the codec allows unless told otherwise; versions older than the one built with, which a
    /// Spark cluster may bring, cannot be told.
    private static final long CODEC_WINDOW_BYTES = 128L << 20;

    private enum Next {
        FRAME,
        BLOCK,
        CHECKSUM
    }

    private final StoredInput stored;
    private final StreamLimits limits;
    private @Nullable ZstdDecompressCtx codec;
    private Next next = Next.FRAME;
    private boolean checksumFollows;

    /// Stored bytes of the current piece (header, block or checksum) the codec has not taken.
    private int pieceLeft;

    /// The codec may hold decoded bytes because the last destination was full.
    private boolean pending;

    ZstdDecoder(StoredInput stored, StreamLimits limits) {
        this.stored = stored;
        this.limits = limits;
    }

    @Override
    public boolean decode(ByteBuffer destination) throws IOException {
        ZstdDecompressCtx context = codec();
        int start = destination.position();
        while (destination.position() == start) {
            if (pending) {
                // What is decoded goes out first: damage in what follows must not take it along.
                give(context, destination, 0);
                continue;
            }
            if (pieceLeft == 0 && !nextPiece()) {
                return false;
            }
            if (pieceLeft > 0 && !stored.fill()) {
                throw stored.truncated(CONTAINER, pieceLeft + " more bytes of a block");
            }
            give(context, destination, pieceLeft);
        }
        return true;
    }

    private void give(ZstdDecompressCtx context, ByteBuffer destination, int most)
            throws IOException {
        ByteBuffer window = stored.window();
        int start = window.position();
        int limit = window.limit();
        window.limit(start + Math.min(most, window.remaining()));
        try {
            context.decompressDirectByteBufferStream(destination, window);
        } catch (ZstdException bad) {
            throw stored.damaged(
                    "zstd frame is broken", "a valid block", String.valueOf(bad.getMessage()));
        } finally {
            window.limit(limit);
        }
        pieceLeft -= window.position() - start;
        pending = !destination.hasRemaining();
    }

    private boolean nextPiece() throws IOException {
        return switch (next) {
            case FRAME -> nextFrame();
            case BLOCK -> nextBlock();
            case CHECKSUM -> {
                pieceLeft = CHECKSUM_BYTES;
                next = Next.FRAME;
                yield true;
            }
        };
    }

    private boolean nextFrame() throws IOException {
        int available = stored.ensure(ZstdFrameHeader.MAXIMUM_BYTES);
        while (available >= 4 && Magic.isSkippable(magic())) {
            SkippableFrame.skip(stored, CONTAINER);
            available = stored.ensure(ZstdFrameHeader.MAXIMUM_BYTES);
        }
        if (available == 0) {
            return false;
        }
        requireMagic(available);
        if (available <= 4 || available < ZstdFrameHeader.length(stored.window())) {
            throw stored.truncated(CONTAINER, "a whole frame header");
        }
        open(ZstdFrameHeader.of(stored.window()));
        return true;
    }

    private int magic() {
        return stored.window().getInt(stored.window().position());
    }

    private void requireMagic(int available) throws IOException {
        if (available < 4) {
            throw stored.truncated(CONTAINER, "a frame magic of 4 bytes");
        }
        if (magic() != Magic.ZSTD) {
            throw stored.damaged(
                    "bytes behind the last zstd frame are no frame",
                    "a frame or the end of the file",
                    String.format(Locale.ROOT, "magic %08x", magic()));
        }
    }

    private void open(ZstdFrameHeader header) throws IOException {
        long allowed = Math.min(limits.maximumWindowBytes(), CODEC_WINDOW_BYTES);
        if (header.windowBytes() < 0 || header.windowBytes() > allowed) {
            throw stored.damaged(
                    "zstd frame asks for too much memory",
                    "a window of at most " + allowed + " bytes",
                    Long.toUnsignedString(header.windowBytes()));
        }
        if (header.dictionary() != 0) {
            throw stored.damaged(
                    "zstd frame was made with a dictionary",
                    "dictionary " + header.dictionary(),
                    "none");
        }
        pieceLeft = header.length();
        checksumFollows = header.checksum();
        next = Next.BLOCK;
    }

    /// RFC 8878 section 3.1.1.2: bit 0 last block, bits 1-2 type, bits 3-23 size.
    private boolean nextBlock() throws IOException {
        if (stored.ensure(BLOCK_HEADER_BYTES) < BLOCK_HEADER_BYTES) {
            throw stored.truncated(CONTAINER, "a block header of 3 bytes");
        }
        ByteBuffer window = stored.window();
        int offset = window.position();
        int header = (window.getShort(offset) & 0xFFFF) | ((window.get(offset + 2) & 0xFF) << 16);
        int type = (header >> 1) & 3;
        if (type == RESERVED_BLOCK) {
            throw stored.damaged("zstd block is unknown", "type 0, 1 or 2", "type 3");
        }
        pieceLeft = BLOCK_HEADER_BYTES + (type == RUN_BLOCK ? 1 : header >> 3);
        if ((header & 1) != 0) {
            next = checksumFollows ? Next.CHECKSUM : Next.FRAME;
        }
        return true;
    }

    private ZstdDecompressCtx codec() throws IOException {
        if (codec == null) {
            codec = load();
        }
        return codec;
    }

    private static ZstdDecompressCtx load() throws IOException {
        try {
            return new ZstdDecompressCtx();
        } catch (LinkageError missing) {
            throw new IOException(
                    "the zstd library does not load here (is the temporary directory executable?): "
                            + missing.getMessage(),
                    missing);
        }
    }

    @Override
    public void close() {
        if (codec != null) {
            codec.close();
            codec = null;
        }
    }
}
