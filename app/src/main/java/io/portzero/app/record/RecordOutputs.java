package io.portzero.app.record;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.flow.FlowProvenance;
import io.portzero.packet.PacketView.Nested;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Judgement;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The outputs of single packets that one run of a command asked for.
///
/// `--records FILE` writes lines or a table, and `-w FILE` a capture; `--format ndjson` and
/// `--format csv` write the lines in the place of the report. Files appear when this is closed.
/// Closing after a scan that was cancelled or failed keeps what was written until then, which is
/// valid, but never in the place of a file that was there before. A file whose own writing failed
/// is dropped, and the scan goes on without it.
public final class RecordOutputs implements Closeable {

    private final List<OpenOutput> open = new ArrayList<>();
    private final boolean onlyZeros;
    private final boolean usesStandardOutput;
    private long undecided;
    private boolean finished;

    private RecordOutputs(boolean onlyZeros, boolean usesStandardOutput) {
        this.onlyZeros = onlyZeros;
        this.usesStandardOutput = usesStandardOutput;
    }

    /// Opens what the options ask for.
    ///
    /// @param reportFormat the value of `--format`
    /// @param reportTarget the value of `-o`
    /// @param inputs what will be read: no output may overwrite it
    /// @param application what a capture names as its writer
    /// @throws IllegalArgumentException where the options are wrong, contradict each other or would
    ///   destroy an input: a usage error, with a message for the user
    public static RecordOutputs open(
            RecordOptions options,
            String reportFormat,
            Optional<Path> reportTarget,
            List<String> inputs,
            Supplier<String> application)
            throws IOException {
        return open(
                options, reportFormat, reportTarget, inputs, application, NamedOutput.standard());
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
            Optional<Path> reportTarget,
            List<String> inputs,
            Supplier<String> application,
            NamedOutput standardOutput)
            throws IOException {
        List<OutputRequest> requests =
                options.requests(
                        reportFormat, reportTarget.map(Path::toString).orElse("-"), application);
        OutputTargets.check(requests, inputs);
        return open(requests, options.onlyZeros(), standardOutput);
    }

    static RecordOutputs open(
            List<OutputRequest> requests, boolean onlyZeros, NamedOutput standardOutput)
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

    private void open(OutputRequest request, NamedOutput standardOutput) throws IOException {
        if (request.standardOutput()) {
            open.add(new OpenOutput(request.maker().on(standardOutput), standardOutput, false));
            return;
        }
        OutputFile file = OutputFile.create(Path.of(request.target()));
        try {
            open.add(new OpenOutput(request.maker().on(file), file, true));
        } catch (IOException e) {
            file.drop();
            file.close();
            throw e;
        }
    }

    /// Where one output could not be opened, the others must not replace anything either.
    private void drop(IOException cause) {
        open.forEach(each -> each.target().drop());
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// What a scan has to be given: each output is written with the causes that it was told before.
    /// Empty where nothing was asked for, so that the scan need not keep the order of the packets.
    public List<PacketSink> sinks() {
        return open.stream().<PacketSink>map(JudgedSink::new).toList();
    }

    /// One output, and what it was told about the packets to come.
    private final class JudgedSink implements PacketSink {

        private final OpenOutput output;
        private Assignment assignment = Assignment.NONE;
        private long undecidedHere;

        JudgedSink(OpenOutput output) {
            this.output = output;
        }

        @Override
        public void judged(Judgement judgement) {
            assignment = judgement.assignment();
            output.sink().judged(judgement);
        }

        @Override
        public void accept(MatchedPacket packet) throws IOException {
            boolean zero = packet.view().isZero() || packet.view().nested() != Nested.NONE;
            if (zero || !onlyZeros) {
                output.write(packet, PacketVerdicts.of(packet.view(), assignment));
            }
        }

        @Override
        public void accept(MatchedFlow flow) throws IOException {
            boolean zero = flow.provenance().filter(FlowProvenance.OBSERVED::equals).isPresent();
            if (zero || !onlyZeros) {
                undecidedHere += flow.provenance().isEmpty() ? 1 : 0;
                undecided = Math.max(undecided, undecidedHere);
                output.write(flow);
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
        for (OpenOutput each : open) {
            each.sink().complete();
        }
    }

    /// Told before this is closed when the scan has shown all that it found. Otherwise files that
    /// were there before stay as they were.
    public void finished() {
        finished = true;
    }

    /// Whether standard output holds records or packets, so that a report has no place there.
    public boolean usesStandardOutput() {
        return usesStandardOutput;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (OpenOutput each : open) {
            if (!finished) {
                each.target().unfinished();
            }
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
