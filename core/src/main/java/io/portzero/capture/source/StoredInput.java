package io.portzero.capture.source;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;

/// The bytes of an input as stored: a window of native memory that slides over a channel.
///
/// Reading takes a twentieth of the time of decoding zstd, so mapping could gain little, and a
/// mapped file that another program cuts would end the whole process inside a native codec.
///
/// All native memory of a stream is freed when it is closed: left to the garbage collector,
/// thousands of small inputs would fill the limit on direct memory.
final class StoredInput implements Closeable {
    static final int WINDOW_BYTES = 256 << 10;

    private final ReadableByteChannel channel;
    private final String name;
    private final Arena arena = Arena.ofShared();

    /// Position: next byte to consume. Limit: end of what was read.
    private ByteBuffer window = newWindow(WINDOW_BYTES).flip();

    /// Offset in the input of the window's limit.
    private long windowEnd;

    StoredInput(ReadableByteChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    private ByteBuffer newWindow(int capacity) {
        return arena.allocate(capacity).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Memory that lives until the input is closed: for the decoder's own buffers.
    Arena memory() {
        return arena;
    }

    /// The bytes read and not yet consumed; consume them by moving the position. May be another
    /// buffer after [#ensure].
    ByteBuffer window() {
        return window;
    }

    /// Bytes consumed so far.
    long position() {
        return windowEnd - window.remaining();
    }

    /// Makes at least one byte available; false at the end of the input.
    boolean fill() throws IOException {
        return ensure(1) >= 1;
    }

    /// Makes `count` bytes available side by side, unless the input ends first; returns how many
    /// are.
    int ensure(int count) throws IOException {
        if (window.remaining() >= count) {
            return window.remaining();
        }
        makeRoom(count);
        while (window.position() < count && readInto(window) >= 0) {
            // the channel gives what it has
        }
        window.flip();
        return window.remaining();
    }

    private void makeRoom(int count) {
        if (count <= window.capacity()) {
            window.compact();
        } else {
            window = newWindow(count + WINDOW_BYTES).put(window);
        }
    }

    private int readInto(ByteBuffer target) throws IOException {
        int count = channel.read(target);
        if (count == 0) {
            throw new IOException(name + ": the channel gave no bytes; it must be a blocking one");
        }
        windowEnd += Math.max(0, count);
        return count;
    }

    /// Moves available bytes to `destination`, or reads past the window when it is empty; false at
    /// the end of the input.
    boolean transfer(ByteBuffer destination) throws IOException {
        if (!window.hasRemaining()) {
            return readInto(destination) >= 0;
        }
        copy(destination, window.remaining());
        return true;
    }

    /// Consumes up to `count` available bytes to `destination`, as many as fit; returns how many.
    int copy(ByteBuffer destination, int count) {
        int copied = Math.min(Math.min(count, window.remaining()), destination.remaining());
        int position = window.position();
        destination.put(destination.position(), window, position, copied);
        destination.position(destination.position() + copied);
        window.position(position + copied);
        return copied;
    }

    /// Consumes `count` bytes unseen; false when the input ends first.
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0 && fill()) {
            int step = (int) Math.min(left, window.remaining());
            window.position(window.position() + step);
            left -= step;
        }
        return left == 0;
    }

    /// The error for an input that ends inside `container`.
    DamagedInputException truncated(String container, String needed) {
        long end = windowEnd;
        String what = container + " ends after " + end + " compressed bytes";
        return new DamagedInputException(name, end, what, needed, "end of file");
    }

    /// The error for bytes at the current position that do not fit.
    DamagedInputException damaged(String what, String needed, String found) {
        return new DamagedInputException(name, position(), what, needed, found);
    }

    /// Checks that a checksum or a length which stands before the current position fits what was
    /// decoded.
    ///
    /// @param needed what is stored
    /// @param found what the decoded bytes have
    /// @throws DamagedInputException where they differ
    void require(String field, int needed, int found) throws DamagedInputException {
        if (needed != found) {
            throw damaged(
                    field + " does not fit its data",
                    String.format(Locale.ROOT, "%08x", needed),
                    String.format(Locale.ROOT, "%08x", found));
        }
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}
