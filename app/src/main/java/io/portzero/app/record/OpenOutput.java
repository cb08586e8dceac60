package io.portzero.app.record;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.verdict.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An output of single packets, and where it writes to.
final class OpenOutput implements Closeable {

    private final OutputSink sink;
    private final NamedOutput target;
    private final boolean file;
    private @Nullable IOException failure;

    /// @param file whether it writes a file, of which a failure is told in the end: the report need
    ///   not be lost too. Behind a closed pipe, nobody waits for either.
    OpenOutput(OutputSink sink, NamedOutput target, boolean file) {
        this.sink = sink;
        this.target = target;
        this.file = file;
    }

    OutputSink sink() {
        return sink;
    }

    NamedOutput target() {
        return target;
    }

    void write(MatchedPacket packet, List<Verdict> verdicts) throws IOException {
        if (failure == null) {
            try {
                sink.accept(packet, verdicts);
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    void write(MatchedFlow flow) throws IOException {
        if (failure == null) {
            try {
                sink.accept(flow);
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void failed(IOException problem) throws IOException {
        target.drop();
        if (!file) {
            throw problem;
        }
        failure = problem;
    }

    /// A file that cannot be read to its end must not take the target's place.
    @Override
    public void close() throws IOException {
        try (target) {
            boolean whole = false;
            try {
                sink.close();
                whole = true;
            } finally {
                if (!whole) {
                    target.drop();
                }
            }
        } catch (IOException e) {
            throw failure == null ? e : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }
}
