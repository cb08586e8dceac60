package io.portzero.capture.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/// xz streams one after another, by XZ for Java: it works on the heap, so its output is copied
/// once.
final class XzDecoder implements Decoder {
    private static final String CONTAINER = "xz stream";
    private static final int COPY_BYTES = 4 << 10;

    /// What the codec needs besides the dictionary: probabilities and filters.
    private static final int OVERHEAD_KIBIBYTES = 1 << 10;

    private final StoredInput stored;
    private final int memoryLimitKibibytes;
    private final byte[] copy = new byte[COPY_BYTES];
    private int copyFrom;
    private int copyTo;
    private @Nullable XZInputStream codec;

    XzDecoder(StoredInput stored, StreamLimits limits) {
        this.stored = stored;
        long limit = (limits.maximumWindowBytes() >> 10) + OVERHEAD_KIBIBYTES;
        this.memoryLimitKibibytes = (int) Math.min(limit, Integer.MAX_VALUE);
    }

    @Override
    public boolean decode(ByteBuffer destination) throws IOException {
        try {
            if (codec == null) {
                codec = new XZInputStream(new StoredBytes(stored), memoryLimitKibibytes);
            }
            return (copyFrom < copyTo || readOn(codec)) && handOut(destination);
        } catch (EOFException cut) {
            throw stored.truncated(CONTAINER, "the rest of its blocks and its index");
        } catch (MemoryLimitException large) {
            throw stored.damaged(
                    "xz block asks for too much memory",
                    "at most " + large.getMemoryLimit() + " KiB",
                    large.getMemoryNeeded() + " KiB");
        } catch (UnsupportedOptionsException unknown) {
            throw stored.damaged("xz options are unknown", "known filters", text(unknown));
        } catch (XZIOException broken) {
            throw stored.damaged("xz stream is broken", "valid blocks", text(broken));
        }
    }

    /// A read that meets damage forgets what it wrote, so reads are small, and none goes past the
    /// end of a chunk; where the codec cannot say how much is left, one byte starts the next chunk.
    /// How much is lost does not depend on how much the caller asks for.
    private boolean readOn(XZInputStream codec) throws IOException {
        copyFrom = 0;
        copyTo = Math.max(0, codec.read(copy, 0, Math.clamp(codec.available(), 1, COPY_BYTES)));
        return copyTo > 0;
    }

    private boolean handOut(ByteBuffer destination) {
        int count = Math.min(copyTo - copyFrom, destination.remaining());
        destination.put(copy, copyFrom, count);
        copyFrom += count;
        return true;
    }

    private static String text(XZIOException problem) {
        String message = problem.getMessage();
        return message == null ? "others" : message;
    }

    @Override
    public void close() {
        codec = null;
    }

    /// The stored bytes as the codec wants them.
    private static final class StoredBytes extends InputStream {
        private final StoredInput stored;

        StoredBytes(StoredInput stored) {
            this.stored = stored;
        }

        @Override
        public int read() throws IOException {
            return stored.fill() ? stored.window().get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!stored.fill()) {
                return -1;
            }
            int count = Math.min(length, stored.window().remaining());
            stored.window().get(target, offset, count);
            return count;
        }

        @Override
        public int available() {
            return stored.window().remaining();
        }
    }
}
