package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.flow.Exporter;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.datagram.DatagramPlace;
import io.portzero.flow.datagram.ExportDecoder;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.nfdump.NfdumpDecoder;
import io.portzero.internal.Order;
import io.portzero.summary.flow.FlowConducts;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.FlowSummary;
import io.portzero.summary.flow.FlowZeros;
import io.portzero.summary.flow.InputFlows;
import io.portzero.verdict.Assignment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Opens export datagrams in their order, while the parts that hold them are merged, and counts
/// what they say.
final class FlowReading {

    private static final Exporter LOGS = new Exporter("logs");

    private final FlowOptions options;
    private final FlowSummary summary;
    private final ExportDecoder decoder;
    private final CapturedExports captured;
    private final NfdumpDecoder blocks;
    private final FlowSink sink;
    private final TreeMap<String, Long> skipped = new TreeMap<>();

    private FlowReading(FlowOptions options, FlowSummary summary, FlowSink sink) {
        this.options = options;
        this.summary = summary;
        this.sink = sink;
        decoder = new ExportDecoder(sink, new SampledPackets());
        captured = new CapturedExports(decoder);
        blocks = new NfdumpDecoder(sink);
    }

    /// A reading that counts.
    static FlowReading counting(FlowOptions options) {
        FlowSummary summary = new FlowSummary();
        return new FlowReading(options, summary, summary);
    }

    /// A reading that counts and shows records at once: what only all of them together tell stays
    /// open.
    static FlowReading showing(FlowOptions options, List<String> paths, List<PacketSink> sinks) {
        FlowSummary summary = new FlowSummary();
        FlowSink shown =
                new ShownFlows(FlowSummary::ownProvenance, _ -> Optional.empty(), paths, sinks);
        return new FlowReading(
                options,
                summary,
                record -> {
                    summary.accept(record);
                    shown.accept(record);
                });
    }

    /// Another reading of the same inputs, after [#report]: it counts nothing and shows the
    /// records, with all that was decided about them.
    FlowReading again(List<String> paths, List<PacketSink> sinks, Assignment assignment) {
        FlowSink shown =
                new ShownFlows(
                        summary::provenance,
                        record -> summary.verdict(record, assignment),
                        paths,
                        sinks);
        return new FlowReading(options, summary, shown);
    }

    /// Another reading of the same inputs, after [#report]: it counts nothing and finds out what
    /// hosts do.
    FlowReading looking(FlowConducts conducts) {
        return new FlowReading(options, summary, conducts);
    }

    /// Where what the hosts with zeros do besides is collected, after [#report].
    FlowConducts conducts(FlowZeros zeros) {
        return new FlowConducts(zeros, summary);
    }

    /// Opens the datagrams of a part.
    ///
    /// @throws IOException where a sink failed
    synchronized void accept(Part part, InputState input, PartReader reader) throws IOException {
        Matches exports = part.exports;
        RecordCursor cursor = part.endState;
        if (exports.size() == 0 || cursor == null) {
            return;
        }
        try {
            if (cursor instanceof NfdumpCursor nfdump) {
                fromBlocks(part, nfdump, input);
                return;
            }
            if (cursor instanceof DatagramCursor datagrams) {
                fromFile(part, datagrams, input);
                return;
            }
            for (int i = 0; i < exports.size(); i++) {
                fromCapture(cursor, exports, i, input, reader);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void fromCapture(
            RecordCursor cursor, Matches exports, int index, InputState input, PartReader reader) {
        DatagramPlace place =
                new DatagramPlace(
                        input.order,
                        cursor.inputOffset(exports.recordOffset(index)),
                        input.packets() + exports.index(index) + 1,
                        exports.nanos(index));
        captured.accept(reader.decodeAgain(cursor, exports, index), place);
    }

    private void fromBlocks(Part part, NfdumpCursor cursor, InputState input) {
        Matches found = part.exports;
        summary.expect(input.order);
        Exporter unnamed = exporter(input, Exporter.FILES);
        for (int i = 0; i < found.size(); i++) {
            int length = found.capturedLength(i);
            ByteBuffer block = cursor.bytes().asSlice(found.dataOffset(i), length).asByteBuffer();
            blocks.place(cursor.inputOffset(found.recordOffset(i)));
            String wrong =
                    blocks.decode(block, 0, length, cursor.compression(), unnamed, input.order);
            if (wrong != null) {
                part.damaged(new Damage(cursor.inputOffset(found.recordOffset(i)), wrong));
            }
        }
        // However a file was divided, its damage is told from front to back.
        part.damages.sort(Order.comparingLong(Damage::offset));
    }

    /// Datagrams are all that such a file holds: where one of them lies, the file is damaged.
    private void fromFile(Part part, DatagramCursor cursor, InputState input) {
        Matches found = part.exports;
        summary.expect(input.order);
        Exporter exporter = exporter(input, Exporter.FILES);
        for (int i = 0; i < found.size(); i++) {
            int length = found.capturedLength(i);
            long offset = cursor.inputOffset(found.recordOffset(i));
            ByteBuffer datagram =
                    cursor.bytes().asSlice(found.dataOffset(i), length).asByteBuffer();
            decoder.place(offset, FlowRecord.NONE, FlowRecord.NO_TIME);
            long before = decoder.facts().counts().damaged();
            decoder.decode(datagram, 0, length, exporter, input.order);
            boolean lies = decoder.facts().counts().damaged() > before;
            if (lies && part.damages.stream().noneMatch(known -> known.offset() == offset)) {
                part.damaged(new Damage(offset, "a datagram with an impossible length or count"));
            }
        }
        part.damages.sort(Order.comparingLong(Damage::offset));
    }

    private Exporter exporter(InputState input, Exporter together) {
        boolean own = options.exporterPerFile() || input.path.equals(InputPaths.STANDARD_INPUT);
        return own ? new Exporter(input.path) : together;
    }

    /// All captures were read.
    ///
    /// @throws IOException where a sink failed
    synchronized void capturesEnd() throws IOException {
        try {
            captured.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// A reader for a log that begins with `start`; empty where it is none.
    Optional<FlowLogReader> log(byte[] start) {
        return options.log(start);
    }

    /// Why an input is of no format that is read.
    String describe(RecordWindow start) {
        return FlowFiles.describe(start, options);
    }

    /// Whether export datagrams inside captures are opened.
    boolean opensExports() {
        return options.insideCaptures();
    }

    /// Whether any logs are looked for.
    boolean readsLogs() {
        return !options.logs().isEmpty();
    }

    /// Where the entries of a log go.
    synchronized LogEntries entries(InputState input, BooleanSupplier cancelled) {
        summary.expect(input.order);
        return new LogEntries(this, input, exporter(input, LOGS), cancelled);
    }

    /// Takes records of a log, and how many entries were no flows.
    synchronized void accept(FlowRecord[] records, int count, Map<String, Long> others) {
        for (int i = 0; i < count; i++) {
            sink.accept(records[i]);
        }
        others.forEach((kind, times) -> skipped.merge(kind, times, Long::sum));
    }

    /// Gives back what reading took.
    synchronized void close() {
        blocks.close();
    }

    /// Decides what only all records together tell. Called once.
    synchronized FlowReport report() {
        close();
        summary.resolve();
        return new FlowReport(
                summary.total(),
                summary.exporters(),
                summary.services(),
                decoder.streams(),
                decoder.facts(),
                new TreeMap<>(skipped),
                summary.exact(),
                summary.baselines());
    }

    /// The records with an observed zero after [#report].
    synchronized FlowZeros zeros() {
        return summary.zeros();
    }

    /// The counts of an input after [#report]; empty where it has no flow records.
    synchronized Optional<InputFlows> ofInput(InputState input) {
        return Optional.ofNullable(summary.ofInput(input.order));
    }
}
