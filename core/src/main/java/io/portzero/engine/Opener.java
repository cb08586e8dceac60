package io.portzero.engine;

import io.portzero.capture.Captures;
import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.capture.source.ByteStream;
import io.portzero.capture.source.Compression;
import io.portzero.capture.source.Sources;
import io.portzero.flow.nfdump.NfdumpHeader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Opens inputs, and decides how each is read: mapped and divided, or as a stream.
final class Opener {

    /// Where every packet matters, the places of all packets of a part are kept until it is merged.
    private static final long PART_OF_KEPT_PACKETS = 16L << 20;

    private final Merger merger;
    private final ScanOptions options;
    private final FlowFiles flowFiles;
    private final boolean returnsToPackets;
    private final NfdumpOpener nfdump;

    /// @param flowFiles where files of export datagrams and logs are put aside
    /// @param returnsToPackets whether packets are looked at again when their part is merged
    Opener(Merger merger, ScanOptions options, FlowFiles flowFiles, boolean returnsToPackets) {
        this.returnsToPackets = returnsToPackets;
        this.flowFiles = flowFiles;
        this.merger = merger;
        this.options = options;
        nfdump = new NfdumpOpener(merger, partBytes(returnsToPackets));
    }

    /// Opens an input, or puts it aside.
    Opened open(InputState state) {
        try {
            if (state.path.equals(InputPaths.STANDARD_INPUT)) {
                return stream(state, Sources.standardInput(options.limits()), Compression.NONE);
            }
            return openPath(state, Path.of(state.path));
        } catch (IOException e) {
            return new Opened.Failed(FileFailure.reason(e));
        }
    }

    private Opened openPath(InputState state, Path path) throws IOException {
        if (!Files.exists(path)) {
            return new Opened.Failed(
                    InputPaths.isPattern(state.path)
                            ? "no file matches this pattern"
                            : "no such file");
        }
        if (Files.isDirectory(path)) {
            // All others were replaced by what is in them.
            return new Opened.Failed("permission denied: the folder cannot be listed");
        }
        if (!Files.isRegularFile(path)) {
            return stream(state, path, Compression.NONE);
        }
        state.bytes(Files.size(path));
        Compression compression = Sources.sniff(path);
        if (isMapped(compression)) {
            return openMapped(state, path);
        }
        Optional<Opened.Unread> unread = putAside(state, path);
        return unread.isPresent() ? unread.get() : stream(state, path, compression);
    }

    /// Opens a file that was put aside.
    Opened openAside(InputState state) {
        try {
            Path path = Path.of(state.path);
            Compression compression = Sources.sniff(path);
            return isMapped(compression)
                    ? openMappedAside(state, path)
                    : stream(state, path, compression);
        } catch (IOException e) {
            return new Opened.Failed(FileFailure.reason(e));
        }
    }

    private boolean isMapped(Compression compression) {
        return compression == Compression.NONE && !options.streamEverything();
    }

    private Opened stream(InputState state, Path path, Compression compression) throws IOException {
        return stream(state, Sources.openStream(path, options.limits()), compression);
    }

    private Opened stream(InputState state, ByteStream bytes, Compression compression) {
        String name = compression == Compression.NONE ? null : compression.displayName();
        Work work = new StreamInput(state, merger, bytes, name);
        return new Opened.Source(() -> work);
    }

    /// Puts a file that will be streamed aside; empty where it is to be read now.
    private Optional<Opened.Unread> putAside(InputState state, Path path) {
        try (Arena arena = Arena.ofShared();
                ByteStream stream = Sources.openStream(path, options.limits())) {
            RecordWindow start = FlowFiles.start(stream, arena);
            return NfdumpCursor.header(start).isPresent()
                    ? Optional.empty()
                    : putAside(state, Captures.open(start), start);
        } catch (IOException e) {
            // Reading it as a capture says what is wrong with it, and where.
            return Optional.empty();
        }
    }

    /// Puts a file of export datagrams or a log aside; empty where it is to be read now.
    ///
    /// @param capture what the file is as a capture
    /// @param start its first bytes, or more
    private Optional<Opened.Unread> putAside(
            InputState state, Optional<RecordCursor> capture, RecordWindow start) {
        if (capture.isPresent()) {
            return merger.readsPackets() ? Optional.empty() : Optional.of(Opened.Unread.UNWANTED);
        }
        if (DatagramCursor.open(start).isPresent()) {
            flowFiles.add(state, start);
            return Optional.of(Opened.Unread.ASIDE);
        }
        if (options.flows().log(FlowFiles.bytes(start)).isPresent()) {
            flowFiles.addLog(state);
            return Optional.of(Opened.Unread.ASIDE);
        }
        return Optional.empty();
    }

    private Opened openMapped(InputState state, Path path) throws IOException {
        StoredFile file = StoredFile.open(path);
        Opened opened = Opened.Unread.UNWANTED;
        try {
            opened = openMapped(state, file);
            return opened;
        } finally {
            if (!(opened instanceof Opened.Source)) {
                file.close();
            }
        }
    }

    /// @param file taken over where the result is a source
    private Opened openMapped(InputState state, StoredFile file) throws IOException {
        RecordWindow window = new RecordWindow(file.bytes(), 0, file.size(), true);
        Optional<NfdumpHeader> header = NfdumpCursor.header(window);
        if (header.isPresent()) {
            return nfdump.open(state, header.get(), file);
        }
        Optional<RecordCursor> capture = Captures.open(window);
        Optional<Opened.Unread> unread = putAside(state, capture, window);
        if (unread.isPresent()) {
            return unread.get();
        }
        return capture.isPresent()
                ? mapped(state, file, capture.get())
                : new Opened.Failed(FlowFiles.describe(window, options.flows()));
    }

    private Opened openMappedAside(InputState state, Path path) throws IOException {
        StoredFile file = StoredFile.open(path);
        Optional<FlowCursor> datagrams =
                DatagramCursor.open(new RecordWindow(file.bytes(), 0, file.size(), true));
        if (datagrams.isPresent()) {
            FlowCursor cursor = datagrams.get();
            state.opened(cursor.format(), null);
            long part = partBytes(true);
            return new Opened.Source(() -> new FlowFileInput(state, merger, file, cursor, part));
        }
        file.close();
        return stream(state, path, Compression.NONE);
    }

    private Opened mapped(InputState state, StoredFile file, RecordCursor cursor) {
        state.opened(cursor.format(), null);
        long part = partBytes(returnsToPackets);
        return new Opened.Source(new MappedInput(state, merger, file, cursor, part)::next);
    }

    /// @param keeps whether the places of all records of a part are kept
    private long partBytes(boolean keeps) {
        return keeps ? Math.min(PART_OF_KEPT_PACKETS, options.partBytes()) : options.partBytes();
    }
}
