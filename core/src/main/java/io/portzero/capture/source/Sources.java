package io.portzero.capture.source;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Opens inputs.
///
/// Compression is recognised by content and removed once: a gzip file inside a gzip file is
/// delivered as the inner gzip file.
public final class Sources {
    private Sources() {}

    /// Opens a file (regular, pipe or device), or standard input for the path `-`, and decompresses
    /// it.
    ///
    /// @throws IOException when it cannot be opened or its first bytes cannot be read
    public static ByteStream openStream(Path path, StreamLimits limits) throws IOException {
        if (path.toString().equals("-")) {
            return standardInput(limits);
        }
        return of(openAny(path), path.toString(), limits);
    }

    /// Standard input, decompressed. Waits for its first bytes; closing the stream leaves it open.
    public static ByteStream standardInput(StreamLimits limits) throws IOException {
        return of(new StandardInput(), "standard input", limits);
    }

    /// Decompresses the bytes of a blocking channel, from where it stands. The stream owns the
    /// channel and closes it, also when this method fails.
    ///
    /// @param name the input in messages
    public static ByteStream of(ReadableByteChannel channel, String name, StreamLimits limits)
            throws IOException {
        StoredInput stored = new StoredInput(channel, name);
        try {
            return new DecodedStream(stored, recognise(stored), limits);
        } catch (IOException | RuntimeException failure) {
            stored.close();
            throw failure;
        }
    }

    /// Recognises the compression of a regular file; a pipe would lose the bytes looked at.
    public static Compression sniff(Path path) throws IOException {
        try (StoredInput stored = new StoredInput(open(path), path.toString())) {
            return recognise(stored);
        }
    }

    /// Opens a regular file, as stored; whoever does closes it.
    public static FileChannel open(Path path) throws IOException {
        requireRegular(path);
        return openAny(path);
    }

    /// Maps a whole file read-only, of any size; the memory lives as long as `arena`.
    ///
    /// Should another program cut the file meanwhile, access to the lost part throws
    /// `InternalError`.
    public static MemorySegment map(FileChannel channel, Arena arena) throws IOException {
        return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    }

    private static Compression recognise(StoredInput stored) throws IOException {
        stored.ensure(Magic.BYTES);
        boolean undecided =
                stored.window().remaining() >= 4
                        && Magic.isSkippable(stored.window().getInt(stored.window().position()));
        if (undecided) {
            stored.ensure(StoredInput.WINDOW_BYTES);
        }
        return Magic.recognise(stored.window());
    }

    private static FileChannel openAny(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    private static void requireRegular(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "is not a regular file");
        }
    }

    /// Reads the descriptor itself: `System.in` would copy every byte through the heap.
    private static final class StandardInput implements ReadableByteChannel {
        @SuppressWarnings("resource") // the process owns the descriptor
        private final FileChannel channel = new FileInputStream(FileDescriptor.in).getChannel();

        @Override
        public int read(ByteBuffer destination) throws IOException {
            return channel.read(destination);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {}
    }
}
