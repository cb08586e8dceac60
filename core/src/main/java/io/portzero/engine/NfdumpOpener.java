package io.portzero.engine;

import io.portzero.capture.RecordWindow;
import io.portzero.flow.nfdump.NfdumpHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Opens nfdump's own files: those that are not read here with the help of the program nfdump.
final class NfdumpOpener {

    private final Merger merger;
    private final long partBytes;

    NfdumpOpener(Merger merger, long partBytes) {
        this.merger = merger;
        this.partBytes = partBytes;
    }

    /// Opens a file that begins with nfdump's header.
    ///
    /// @param file taken over where it, or what the program made of it, is a source
    Opened open(InputState state, NfdumpHeader header, StoredFile file) throws IOException {
        if (!merger.readsFlows()) {
            return Opened.Unread.UNWANTED;
        }
        if (header.refusal() != null) {
            Opened rewritten = openThroughProgram(state, header);
            if (rewritten instanceof Opened.Source) {
                file.close();
            }
            return rewritten;
        }
        FlowCursor cursor = NfdumpCursor.open(window(file)).orElseThrow();
        return mapped(state, cursor.format(), file, cursor);
    }

    private Opened openThroughProgram(InputState state, NfdumpHeader header) throws IOException {
        Optional<NfdumpProgram> program = NfdumpProgram.find();
        if (program.isEmpty()) {
            return new Opened.Failed(refused(header));
        }
        Path rewritten = program.get().rewritten(Path.of(state.path));
        try {
            return openRewritten(state, header, rewritten);
        } finally {
            Files.deleteIfExists(rewritten);
        }
    }

    private Opened openRewritten(InputState state, NfdumpHeader header, Path rewritten)
            throws IOException {
        StoredFile file = StoredFile.open(rewritten);
        RecordWindow window = window(file);
        Optional<FlowCursor> cursor = NfdumpCursor.open(window);
        // Of what it cannot unpack, nfdump writes nothing and says nothing.
        boolean found = NfdumpCursor.header(window).filter(each -> each.blocks() > 0).isPresent();
        if (cursor.isEmpty() || !found) {
            file.close();
            return new Opened.Failed(
                    refused(header) + "; the program nfdump found no record in it");
        }
        String format = "nfdump " + header.refusal() + ", through the program nfdump";
        return mapped(state, format, file, cursor.get());
    }

    private Opened mapped(InputState state, String format, StoredFile file, FlowCursor cursor) {
        state.opened(format, null);
        return new Opened.Source(() -> new FlowFileInput(state, merger, file, cursor, partBytes));
    }

    private static RecordWindow window(StoredFile file) {
        return new RecordWindow(file.bytes(), 0, file.size(), true);
    }

    /// That an nfdump file cannot be read, why, and what can be done.
    static String refused(NfdumpHeader header) {
        return "nfdump's own file "
                + header.refusal()
                + " cannot be read here: use nfdump -r FILE -o csv";
    }
}
