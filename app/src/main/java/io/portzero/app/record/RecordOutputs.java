package io.portzero.app.record;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.flow.FlowProvenance;
import io.portzero.packet.PacketView.Nested;
import io.portzero.verdict.Assignment;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The outputs of single packets that one run of a command asked for.
///
/// `--records FILE` writes lines or a table, and `-w FILE` a capture; `--format ndjson` and
/// `--format csv` write the lines to standard output, where they take the place of the report.
/// Files appear when this is closed. Closing after a scan that was cancelled or failed keeps what
/// was written until then, which is valid; only an output whose own writing failed is dropped.
public final class RecordOutputs implements Closeable {

    private final List<Opened> open = new ArrayList<>();
    private final boolean onlyZeros;
    private final boolean usesStandardOutput;
    private long undecided;

    private RecordOutputs(boolean onlyZeros, boolean usesStandardOutput) {
        this.onlyZeros = onlyZeros;
        this.usesStandardOutput = usesStandardOutput;
    }

    /// Opens what the options ask for.
    ///
    /// @param reportFormat the value of `--format`
    /// @param inputs what will be read: no output may overwrite it
    /// @param application what a capture names as its writer
    /// @throws IllegalArgumentException where the options are wrong, contradict each other or would
    ///   destroy an input: a usage error, with a message for the user
    public static RecordOutputs open(
            RecordOptions options,
            String reportFormat,
            List<String> inputs,
            Supplier<String> application)
            throws IOException {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        return open(options, reportFormat, inputs, application, out);
    }

    /// Refuses a target for a report that would destroy an input or cannot be written.
    ///
    /// @throws IllegalArgumentException with a message for the user
    public static void checkTarget(Path target, List<String> inputs) throws IOException {
        OutputTargets.checkFile(target.toString(), inputs);
    }

    static RecordOutputs open(
            RecordOptions options,
            String reportFormat,
            List<String> inputs,
            Supplier<String> application,
            OutputStream standardOutput)
            throws IOException {
        List<OutputRequest> requests = options.requests(reportFormat, application);
        OutputTargets.check(requests, inputs);
        return open(requests, options.onlyZeros(), standardOutput);
    }

    static RecordOutputs open(
            List<OutputRequest> requests, boolean onlyZeros, OutputStream standardOutput)
            throws IOException {
        boolean usesStandardOutput = requests.stream().anyMatch(OutputRequest::standardOutput);
        RecordOutputs outputs = new RecordOutputs(onlyZeros, usesStandardOutput);
        try {
            for (OutputRequest request : requests) {
                outputs.open(request, standardOutput);
            }
        } catch (IOException e) {
            outputs.drop(e);
            throw e;
        }
        return outputs;
    }

    private void open(OutputRequest request, OutputStream standardOutput) throws IOException {
        if (request.standardOutput()) {
            open.add(new Opened(request.maker().on(standardOutput), standardOutput, () -> {}));
        } else {
            OutputFile file = OutputFile.create(Path.of(request.target()));
            try {
                open.add(new Opened(request.maker().on(file), file, file::drop));
            } catch (IOException e) {
                file.drop();
                file.close();
                throw e;
            }
        }
    }

    /// An output and where it writes to.
    ///
    /// @param drop leaves the target as it was
    private record Opened(OutputSink sink, OutputStream target, Runnable drop)
            implements Closeable {

        /// A file that cannot be read to its end must not take the target's place.
        @Override
        public void close() throws IOException {
            try (target) {
                finish();
            }
        }

        private void finish() throws IOException {
            boolean whole = false;
            try {
                sink.close();
                whole = true;
            } finally {
                if (!whole) {
                    drop.run();
                }
            }
        }
    }

    /// Where one output could not be opened, the others must not replace anything either.
    private void drop(IOException cause) {
        open.forEach(each -> each.drop().run());
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// What a scan has to be given: each output is written with the causes that it was told before.
    /// Empty where nothing was asked for, so that the scan need not keep the order of the packets.
    public List<PacketSink> sinks() {
        return open.stream().<PacketSink>map(each -> new JudgedSink(each.sink())).toList();
    }

    /// One output, and what it was told about the packets to come.
    private final class JudgedSink implements PacketSink {

        private final OutputSink output;
        private Assignment assignment = Assignment.NONE;
        private long undecidedHere;

        JudgedSink(OutputSink output) {
            this.output = output;
        }

        @Override
        public void judged(Assignment decided) {
            assignment = decided;
        }

        @Override
        public void accept(MatchedPacket packet) throws IOException {
            boolean zero = packet.view().isZero() || packet.view().nested() != Nested.NONE;
            if (zero || !onlyZeros) {
                output.accept(packet, PacketVerdicts.of(packet.view(), assignment));
            }
        }

        @Override
        public void accept(MatchedFlow flow) throws IOException {
            boolean zero = flow.provenance().filter(FlowProvenance.OBSERVED::equals).isPresent();
            if (zero || !onlyZeros) {
                undecidedHere += flow.provenance().isEmpty() ? 1 : 0;
                undecided = Math.max(undecided, undecidedHere);
                output.accept(flow);
            }
        }
    }

    /// Flow records that were written without saying what their zeros are, because an input could
    /// not be read again.
    public long undecided() {
        return undecided;
    }

    /// Lets the outputs say that no packet is missing in them: inputs were read to their ends.
    /// Those that are not told so say, where their format has a place for it, that they are
    /// partial.
    public void complete() {
        for (Opened each : open) {
            each.sink().complete();
        }
    }

    /// Whether standard output holds records or packets, so that a report has no place there.
    public boolean usesStandardOutput() {
        return usesStandardOutput;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Opened each : open) {
            try {
                each.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
