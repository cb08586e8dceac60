package io.portzero.capture.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// Reads whole streams in tests.
final class Streams {
    /// What a stream delivered, and the damage that ended it, if any.
    record Outcome(byte[] bytes, @Nullable DamagedInputException damage) {}

    private Streams() {}

    static Outcome read(byte[] stored) throws IOException {
        return read(stored, StreamLimits.DEFAULT, 64 << 10);
    }

    /// Reads in pieces of at most `step` bytes, at an odd place of a larger segment.
    static Outcome read(byte[] stored, StreamLimits limits, int step) throws IOException {
        return read(new Trickle(stored, stored.length + 1), limits, step);
    }

    static Outcome read(ReadableByteChannel channel, StreamLimits limits, int step)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Arena arena = Arena.ofConfined();
                ByteStream stream = Sources.of(channel, "test", limits)) {
            MemorySegment segment = arena.allocate(step + 3);
            try {
                for (int count; (count = stream.read(segment, 3, step)) != -1; ) {
                    requireProgress(count, step);
                    bytes.write(segment.asSlice(3, count).toArray(ValueLayout.JAVA_BYTE));
                }
            } catch (DamagedInputException damage) {
                return new Outcome(bytes.toByteArray(), damage);
            }
        }
        return new Outcome(bytes.toByteArray(), null);
    }

    private static void requireProgress(int count, int step) {
        if (count < 1 || count > step) {
            throw new AssertionError("read returned " + count + " for " + step);
        }
    }

    /// A blocking channel that gives at most `most` bytes at a time, as a slow pipe does.
    static final class Trickle implements ReadableByteChannel {
        private final ByteBuffer left;
        private final int most;
        private boolean open = true;

        Trickle(byte[] bytes, int most) {
            this.left = ByteBuffer.wrap(bytes);
            this.most = most;
        }

        @Override
        public int read(ByteBuffer destination) {
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = Math.min(Math.min(most, left.remaining()), destination.remaining());
            destination.put(left.slice().limit(count));
            left.position(left.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
