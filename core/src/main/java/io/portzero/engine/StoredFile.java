package io.portzero.engine;

import io.portzero.capture.source.Sources;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;

/// An uncompressed file, both mapped and to be read in stretches. Several threads may use it at the
/// same time.
///
/// Reading copies every byte, which costs less than to map its page and to unmap it again. The
/// mapping serves whoever looks at a few places, or wants bytes to stay where they are.
final class StoredFile implements AutoCloseable {

    private final Arena arena;
    private final FileChannel channel;
    private final MemorySegment bytes;

    private StoredFile(Arena arena, FileChannel channel, MemorySegment bytes) {
        this.arena = arena;
        this.channel = channel;
        this.bytes = bytes;
    }

    /// Opens a regular file; whoever does closes it.
    static StoredFile open(Path path) throws IOException {
        FileChannel channel = Sources.open(path);
        Arena arena = Arena.ofShared();
        try {
            return new StoredFile(arena, channel, Sources.map(channel, arena));
        } catch (IOException e) {
            arena.close();
            channel.close();
            throw e;
        }
    }

    /// The mapped file, with the size that it had when it was opened.
    MemorySegment bytes() {
        return bytes;
    }

    long size() {
        return bytes.byteSize();
    }

    /// Reads from an offset on, up to the memory's limit or the file's end. Returns how many bytes
    /// that were.
    ///
    /// @throws EOFException if the file became shorter than it was
    int read(long offset, ByteBuffer memory) throws IOException {
        int wanted = (int) Math.min(memory.limit(), size() - offset);
        memory.limit(wanted);
        while (memory.hasRemaining()) {
            if (channel.read(memory, offset + memory.position()) < 0) {
                throw new EOFException(
                        String.format(
                                Locale.ROOT,
                                "the file shrank while it was read: it had %,d bytes, now it "
                                        + "ends at %,d",
                                size(),
                                offset + memory.position()));
            }
        }
        return wanted;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}
