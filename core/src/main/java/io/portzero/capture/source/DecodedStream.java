package io.portzero.capture.source;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/// Delivers what a decoder makes, holds damage back until the good bytes before it are delivered,
/// and watches the expansion.
final class DecodedStream implements ByteStream {
    private final StoredInput stored;
    private final StreamLimits limits;
    private final Decoder decoder;
    private long delivered;
    private volatile long storedPosition;
    private @Nullable DamagedInputException damage;
    private boolean closed;

    DecodedStream(StoredInput stored, Compression compression, StreamLimits limits) {
        this.stored = stored;
        this.limits = limits;
        this.decoder = compression.decoder(stored, limits);
    }

    @Override
    public synchronized int read(MemorySegment destination, long offset, int length)
            throws IOException {
        check(destination, length);
        ByteBuffer room = destination.asSlice(offset, length).asByteBuffer();
        boolean more = decode(room);
        storedPosition = stored.position();
        if (!more) {
            return -1;
        }
        delivered += room.position();
        checkExpansion();
        return room.position();
    }

    private void check(MemorySegment destination, int length) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (damage != null) {
            throw damage;
        }
        if (length < 1 || !destination.isNative()) {
            throw new IllegalArgumentException(
                    "needs native memory and a length of 1 or more: "
                            + destination
                            + ", "
                            + length);
        }
    }

    private boolean decode(ByteBuffer room) throws IOException {
        try {
            return decoder.decode(room);
        } catch (DamagedInputException found) {
            damage = found;
            if (room.position() == 0) {
                throw found;
            }
            return true;
        }
    }

    private void checkExpansion() {
        if (damage == null && limits.exceededBy(delivered, storedPosition)) {
            damage =
                    stored.damaged(
                            "expands beyond every honest capture",
                            "at most " + limits.maximumExpansion() + " bytes for one",
                            delivered + " bytes from " + storedPosition);
        }
    }

    @Override
    public long storedPosition() {
        return storedPosition;
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            decoder.close();
            stored.close();
        }
    }
}
