package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.flow.Exporter;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.datagram.ExportDecoder;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.nfdump.NfdumpDecoder;
import io.portzero.packet.Address;
import io.portzero.packet.PacketView;
import io.portzero.summary.FlowReport;
import io.portzero.summary.FlowSummary;
import io.portzero.summary.FlowZeros;
import io.portzero.summary.InputFlows;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Opens export datagrams in their order, while the parts that hold them are merged, and counts
/// what they say.
final class FlowReading {

    private static final int UDP_HEADER = 8;
    private static final Exporter FILES = new Exporter("files");
    private static final Exporter LOGS = new Exporter("logs");

    private final FlowOptions options;
    private final FlowSummary summary = new FlowSummary();
    private final ExportDecoder decoder = new ExportDecoder(summary, new SampledPackets());
    private final NfdumpDecoder blocks = new NfdumpDecoder(summary);
    private final TreeMap<String, Long> skipped = new TreeMap<>();
    private Address lastAddress = new Address(0, 0);
    private Exporter lastExporter = new Exporter(lastAddress.toString());

    FlowReading(FlowOptions options) {
        this.options = options;
    }

    /// Opens the datagrams of a part.
    synchronized void accept(Part part, InputState input, PartReader reader) {
        Matches exports = part.exports;
        RecordCursor cursor = part.endState;
        if (exports.size() == 0 || cursor == null) {
            return;
        }
        if (cursor instanceof NfdumpCursor nfdump) {
            fromBlocks(part, nfdump, input);
            return;
        }
        for (int i = 0; i < exports.size(); i++) {
            if (exports.linkType(i) == DatagramCursor.LINK_TYPE) {
                fromFile(cursor, exports, i, input);
            } else {
                fromPacket(reader.decodeAgain(cursor, exports, i), input);
            }
        }
    }

    private void fromBlocks(Part part, NfdumpCursor cursor, InputState input) {
        Matches found = part.exports;
        summary.expect(input.order);
        Exporter unnamed = exporter(input, FILES);
        for (int i = 0; i < found.size(); i++) {
            int length = found.capturedLength(i);
            ByteBuffer block = cursor.bytes().asSlice(found.dataOffset(i), length).asByteBuffer();
            String wrong =
                    blocks.decode(block, 0, length, cursor.compression(), unnamed, input.order);
            if (wrong != null) {
                part.damaged(new Damage(cursor.inputOffset(found.recordOffset(i)), wrong));
            }
        }
        // However a file was divided, its damage is told from front to back.
        part.damages.sort(Comparator.comparingLong(Damage::offset));
    }

    private void fromFile(RecordCursor cursor, Matches exports, int index, InputState input) {
        int length = exports.capturedLength(index);
        summary.expect(input.order);
        ByteBuffer datagram =
                cursor.bytes().asSlice(exports.dataOffset(index), length).asByteBuffer();
        decoder.decode(datagram, 0, length, exporter(input, FILES), input.order);
    }

    private Exporter exporter(InputState input, Exporter together) {
        boolean own = options.exporterPerFile() || input.path.equals(InputPaths.STANDARD_INPUT);
        return own ? new Exporter(input.path) : together;
    }

    private void fromPacket(PacketView view, InputState input) {
        Address source = new Address(view.sourceHigh(), view.sourceLow());
        if (!source.equals(lastAddress)) {
            lastAddress = source;
            lastExporter = new Exporter(source.toString());
        }
        int payload = (int) view.transportOffset() + UDP_HEADER;
        decoder.decode(view.bytes(), payload, (int) view.transportEnd(), lastExporter, input.order);
    }

    /// A reader for a log that begins with `start`; empty where it is none.
    Optional<FlowLogReader> log(byte[] start) {
        return options.logs().stream().flatMap(each -> each.open(start).stream()).findFirst();
    }

    /// Why an input is of no format that is read.
    String describe(RecordWindow start) {
        return FlowFiles.describe(start, options);
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

    synchronized void accept(FlowRecord record) {
        summary.accept(record);
    }

    synchronized void skipped(String kind) {
        skipped.merge(kind, 1L, Long::sum);
    }

    /// Decides what only all records together tell. Called once.
    synchronized FlowReport report() {
        blocks.close();
        summary.resolve();
        return new FlowReport(
                summary.total(),
                summary.exporters(),
                summary.services(),
                decoder.facts(),
                new TreeMap<>(skipped),
                summary.exact());
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
