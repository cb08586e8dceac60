package io.portzero.capture.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// gzip members one after another (RFC 1952), each checked against its CRC-32 and length.
///
/// ```
/// +---+---+----+-----+-------+-----+----+=========+=======+------+-------+
/// |1F |8B | CM | FLG | MTIME | XFL | OS | options | data  | CRC32| ISIZE |
/// +---+---+----+-----+-------+-----+----+=========+=======+------+-------+
///  1    1   1     1      4      1    1                       4       4
/// ```
///
/// Zeros may follow the last member (tapes pad so); anything else that follows is damage.
final class GzipDecoder implements Decoder {
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int DEFLATE = 8;

    private static final int FLAG_HEADER_CRC = 1 << 1;
    private static final int FLAG_EXTRA = 1 << 2;
    private static final int FLAG_NAME = 1 << 3;
    private static final int FLAG_COMMENT = 1 << 4;
    private static final int FLAGS_RESERVED = 0xE0;

    /// What is inflated before it is summed: small enough to be still in the cache.
    private static final int STEP_BYTES = 256 << 10;

    private final StoredInput stored;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean inMember;
    private boolean afterMember;

    GzipDecoder(StoredInput stored) {
        this.stored = stored;
    }

    @Override
    public boolean decode(ByteBuffer destination) throws IOException {
        int start = destination.position();
        while (destination.position() == start) {
            if (!inMember && !openMember()) {
                return false;
            }
            inflate(destination);
            if (inflater.finished()) {
                closeMember();
            }
        }
        return true;
    }

    private void inflate(ByteBuffer destination) throws IOException {
        int start = destination.position();
        int limit = destination.limit();
        destination.limit(Math.min(limit, start + STEP_BYTES));
        try {
            inflater.inflate(destination);
        } catch (DataFormatException bad) {
            throw stored.damaged(
                    "gzip data is broken", "deflate blocks", String.valueOf(bad.getMessage()));
        } finally {
            sum(destination, start);
            destination.limit(limit);
        }
        // Only now: the inflater may still hold bytes when all input is consumed.
        if (destination.position() == start && !inflater.finished()) {
            refill();
        }
    }

    private void sum(ByteBuffer destination, int start) {
        int end = destination.position();
        checksum.update(destination.limit(end).position(start));
    }

    private void refill() throws IOException {
        if (!stored.fill()) {
            throw stored.truncated("gzip stream", "more deflate data and a trailer");
        }
        inflater.setInput(stored.window());
    }

    private boolean openMember() throws IOException {
        if (afterMember) {
            skipZeros();
        }
        int available = stored.ensure(HEADER_BYTES);
        if (available == 0 && afterMember) {
            return false;
        }
        requireMagic(available);
        if (available < HEADER_BYTES) {
            throw stored.truncated("gzip stream", "a header of 10 bytes");
        }
        readHeader();
        checksum.reset();
        inflater.reset();
        inflater.setInput(stored.window());
        inMember = true;
        return true;
    }

    private void skipZeros() throws IOException {
        while (stored.fill() && stored.window().get(stored.window().position()) == 0) {
            stored.window().get();
        }
    }

    private void requireMagic(int available) throws IOException {
        ByteBuffer window = stored.window();
        int first = window.get(window.position()) & 0xFF;
        int second = available < 2 ? Magic.GZIP >> 8 : window.get(window.position() + 1) & 0xFF;
        if ((first | second << 8) != Magic.GZIP) {
            throw stored.damaged(
                    "bytes behind the last gzip member are no member",
                    "1f 8b or the end of the file",
                    String.format(Locale.ROOT, "%02x %02x", first, second));
        }
    }

    private void readHeader() throws IOException {
        checksum.reset();
        nextByte();
        nextByte();
        int method = nextByte();
        int flags = nextByte();
        if (method != DEFLATE || (flags & FLAGS_RESERVED) != 0) {
            throw stored.damaged(
                    "gzip header is unknown",
                    "method 8 and no reserved flag",
                    String.format(Locale.ROOT, "method %d and flags 0x%02x", method, flags));
        }
        for (int skipped = 4; skipped < HEADER_BYTES; skipped++) {
            nextByte();
        }
        skipOptions(flags);
    }

    private void skipOptions(int flags) throws IOException {
        if ((flags & FLAG_EXTRA) != 0) {
            for (int left = nextByte() | nextByte() << 8; left > 0; left--) {
                nextByte();
            }
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            int computed = (int) checksum.getValue() & 0xFFFF;
            stored.require("gzip header CRC-16", nextByte() | nextByte() << 8, computed);
        }
    }

    private void skipText() throws IOException {
        while (nextByte() != 0) {
            // its end is its only structure
        }
    }

    private int nextByte() throws IOException {
        if (!stored.fill()) {
            throw stored.truncated("gzip stream", "the rest of its header");
        }
        int value = stored.window().get() & 0xFF;
        checksum.update(value);
        return value;
    }

    private void closeMember() throws IOException {
        inMember = false;
        afterMember = true;
        if (stored.ensure(TRAILER_BYTES) < TRAILER_BYTES) {
            throw stored.truncated("gzip stream", "a trailer of 8 bytes");
        }
        ByteBuffer window = stored.window();
        int storedChecksum = window.getInt(window.position());
        int storedLength = window.getInt(window.position() + 4);
        stored.require("gzip CRC-32", storedChecksum, (int) checksum.getValue());
        stored.require("gzip length (modulo 2^32)", storedLength, (int) inflater.getBytesWritten());
        window.position(window.position() + TRAILER_BYTES);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
