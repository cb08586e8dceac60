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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens inputs, and decides how each is read: mapped and divided, or as a stream.
final class Opener {

    /// Where every packet matters, the places of all packets of a part are kept until it is merged.
    private static final long PART_OF_KEPT_PACKETS = 16L << 20;

    private final Merger merger;
    private final ScanOptions options;
    private final FlowFiles flowFiles;
    private final boolean returnsToPackets;

    /// @param flowFiles where files of export datagrams and logs are put aside
    /// @param returnsToPackets whether packets are looked at again when their part is merged
    Opener(Merger merger, ScanOptions options, FlowFiles flowFiles, boolean returnsToPackets) {
        this.returnsToPackets = returnsToPackets;
        this.flowFiles = flowFiles;
        this.merger = merger;
        this.options = options;
    }

    /// The source of an input's work; null where it could not be opened, which its state then says.
    @Nullable Supplier<Work> open(InputState state) {
        try {
            if (state.path.equals(InputPaths.STANDARD_INPUT)) {
                Work work =
                        new StreamInput(
                                state, merger, Sources.standardInput(options.limits()), null);
                return () -> work;
            }
            return openFile(state, Path.of(state.path));
        } catch (IOException e) {
            state.failed(FileFailure.reason(e));
            return null;
        }
    }

    private @Nullable Supplier<Work> openFile(InputState state, Path path) throws IOException {
        if (!Files.exists(path)) {
            state.failed(
                    InputPaths.isPattern(state.path)
                            ? "no file matches this pattern"
                            : "no such file");
            return null;
        }
        if (Files.isDirectory(path)) {
            // All others were replaced by what is in them.
            state.failed("permission denied: the folder cannot be listed");
            return null;
        }
        boolean regular = Files.isRegularFile(path);
        if (regular) {
            state.bytes(Files.size(path));
        }
        Compression compression = regular ? Sources.sniff(path) : Compression.NONE;
        if (regular && compression == Compression.NONE && !options.streamEverything()) {
            return openMapped(state, path, true);
        }
        if (regular && putAside(state, path)) {
            return null;
        }
        return stream(state, path, compression);
    }

    private Supplier<Work> stream(InputState state, Path path, Compression compression)
            throws IOException {
        String name = compression == Compression.NONE ? null : compression.displayName();
        Work work =
                new StreamInput(state, merger, Sources.openStream(path, options.limits()), name);
        return () -> work;
    }

    /// The source of the work of a file that was put aside.
    @Nullable Supplier<Work> openAside(InputState state) {
        try {
            Path path = Path.of(state.path);
            Compression compression = Sources.sniff(path);
            return compression == Compression.NONE && !options.streamEverything()
                    ? openMapped(state, path, false)
                    : stream(state, path, compression);
        } catch (IOException e) {
            state.failed(FileFailure.reason(e));
            return null;
        }
    }

    /// Whether an input is a capture of which nothing is wanted.
    private boolean passesOver(Optional<RecordCursor> capture) {
        return capture.isPresent() && !merger.readsPackets();
    }

    /// Puts a stored file of export datagrams or a log aside. Returns whether there is nothing to
    /// read now.
    private boolean putAside(InputState state, Path path) {
        try (Arena arena = Arena.ofShared();
                ByteStream stream = Sources.openStream(path, options.limits())) {
            RecordWindow start = FlowFiles.start(stream, arena);
            if (passesOver(Captures.open(start))) {
                return true;
            }
            if (FlowFiles.begin(start)) {
                flowFiles.add(state, start);
                return true;
            }
            if (Captures.open(start).isEmpty() && isLog(start)) {
                flowFiles.addLog(state);
                return true;
            }
        } catch (IOException e) {
            // Reading it as a capture says what is wrong with it, and where.
            return false;
        }
        return false;
    }

    private boolean isLog(RecordWindow start) {
        return options.flows().log(FlowFiles.bytes(start)).isPresent();
    }

    /// @param aside whether a file of flow records is only put aside
    private @Nullable Supplier<Work> openMapped(InputState state, Path path, boolean aside)
            throws IOException {
        StoredFile file = StoredFile.open(path);
        MappedInput input = null;
        try {
            RecordWindow window = new RecordWindow(file.bytes(), 0, file.size(), true);
            Optional<NfdumpHeader> nfdump = NfdumpCursor.header(window);
            if (nfdump.isPresent()) {
                input = openNfdump(state, path, nfdump.get(), window, file);
                return input == null ? null : input::next;
            }
            Optional<RecordCursor> cursor = Captures.open(window);
            if (passesOver(cursor)) {
                return null;
            }
            if (cursor.isEmpty()) {
                cursor = DatagramCursor.open(window);
            }
            if (cursor.isEmpty() && isLog(window)) {
                return aside ? putLogAside(state) : stream(state, path, Compression.NONE);
            }
            if (cursor.isEmpty()) {
                state.failed(FlowFiles.describe(window, options.flows()));
                return null;
            }
            if (aside && cursor.get() instanceof DatagramCursor) {
                flowFiles.add(state, window);
                return null;
            }
            state.opened(cursor.get().format(), null);
            input = mapped(state, file, cursor.get());
        } finally {
            if (input == null) {
                file.close();
            }
        }
        return input::next;
    }

    /// Opens nfdump's own file; null where it cannot be, or where its records do not matter.
    private @Nullable MappedInput openNfdump(
            InputState state, Path path, NfdumpHeader header, RecordWindow window, StoredFile file)
            throws IOException {
        if (!merger.readsFlows()) {
            return null;
        }
        if (header.refusal() != null) {
            MappedInput rewritten = openThroughProgram(state, path, header);
            if (rewritten != null) {
                file.close();
            }
            return rewritten;
        }
        RecordCursor cursor = NfdumpCursor.open(window).orElseThrow();
        state.opened(cursor.format(), null);
        return mapped(state, file, cursor);
    }

    private MappedInput mapped(InputState state, StoredFile file, RecordCursor cursor) {
        boolean keeps = returnsToPackets || cursor instanceof DatagramCursor;
        long part =
                keeps ? Math.min(PART_OF_KEPT_PACKETS, options.partBytes()) : options.partBytes();
        return new MappedInput(state, merger, file, cursor, part);
    }

    private @Nullable MappedInput openThroughProgram(
            InputState state, Path path, NfdumpHeader header) throws IOException {
        Optional<NfdumpProgram> program = NfdumpProgram.find();
        if (program.isEmpty()) {
            state.failed(refused(header));
            return null;
        }
        Path rewritten = program.get().rewritten(path);
        MappedInput input = null;
        StoredFile file = null;
        try {
            file = StoredFile.open(rewritten);
            RecordWindow window = new RecordWindow(file.bytes(), 0, file.size(), true);
            Optional<RecordCursor> cursor = NfdumpCursor.open(window);
            // Of what it cannot unpack, nfdump writes nothing and says nothing.
            boolean found =
                    NfdumpCursor.header(window).filter(each -> each.blocks() > 0).isPresent();
            if (cursor.isEmpty() || !found) {
                state.failed(refused(header) + "; the program nfdump found no record in it");
                return null;
            }
            state.opened("nfdump " + header.refusal() + ", through the program nfdump", null);
            input = mapped(state, file, cursor.get());
            return input;
        } finally {
            if (input == null && file != null) {
                file.close();
            }
            Files.deleteIfExists(rewritten);
        }
    }

    /// That an nfdump file cannot be read, why, and what can be done.
    static String refused(NfdumpHeader header) {
        return "nfdump's own file "
                + header.refusal()
                + " cannot be read here: use nfdump -r FILE -o csv";
    }

    private @Nullable Supplier<Work> putLogAside(InputState state) {
        flowFiles.addLog(state);
        return null;
    }
}
