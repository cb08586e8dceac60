package io.portzero.engine;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import io.portzero.capture.RecordBatch;
import io.portzero.capture.RecordCursor;
import io.portzero.packet.EtherType;
import io.portzero.packet.IpHeader;
import io.portzero.packet.LinkType;
import io.portzero.packet.PacketDecoder;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.conduct.ConductTable;
import io.portzero.summary.conduct.Watch;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/// Reads the records of a part and counts their packets: the loop in which a scan spends its time.
/// One reader serves one thread.
final class PartReader {

    /// Offsets in an Ethernet frame that holds IPv4 (IEEE 802.3; RFC 791 §3.1).
    private static final int ETHER_TYPE = 12;

    private static final int IPV4_HEADER = 14;
    private static final int PROTOCOL = IPV4_HEADER + 9;
    private static final int SOURCE = IPV4_HEADER + 12;
    private static final int DESTINATION = IPV4_HEADER + 16;
    private static final int BEHIND_IPV4_HEADER = IPV4_HEADER + 20;

    private final ReadWindow window = new ReadWindow();
    private final RecordBatch batch = new RecordBatch();
    private final int[] others = new int[RecordBatch.CAPACITY];
    private final PacketDecoder decoder = new PacketDecoder();
    private final BooleanSupplier cancelled;
    private final boolean collectMatches;
    private final boolean collectExports;

    /// @param collectExports whether packets that hold export datagrams are remembered
    PartReader(BooleanSupplier cancelled, boolean collectMatches, boolean collectExports) {
        this.cancelled = cancelled;
        this.collectMatches = collectMatches;
        this.collectExports = collectExports;
    }

    /// Whether packets are looked at again when their part is merged, so that their bytes must
    /// stay.
    boolean returnsToPackets() {
        return collectMatches || collectExports;
    }

    /// The memory that this reader's thread reads files into.
    ReadWindow window() {
        return window;
    }

    /// Whether the scan was cancelled.
    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    /// Reads records that begin before `stopAt` (an offset in the window), and finishes a search
    /// behind damage wherever it leads. Returns the last step: MORE or END where the window ended
    /// first.
    RecordCursor.Step read(RecordCursor cursor, long stopAt, Part part) {
        RecordCursor.Step step = RecordCursor.Step.RECORD;
        boolean flows = cursor instanceof FlowCursor;
        while (goesOn(step) && !(cursor.betweenRecords() && cursor.next() >= stopAt)) {
            if (cancelled.getAsBoolean()) {
                part.cancelled = true;
                break;
            }
            step = cursor.advance(batch, stopAt);
            if (batch.size() > 0 && flows) {
                takeFlows(cursor, part);
            } else if (batch.size() > 0) {
                if (part.conducts != null) {
                    lookAgain(part.conducts, cursor, part);
                } else {
                    readBatch(cursor, part);
                }
            }
            if (step == RecordCursor.Step.DAMAGE) {
                part.damaged(cursor.damage());
            }
        }
        return step;
    }

    private static boolean goesOn(RecordCursor.Step step) {
        return step == RecordCursor.Step.RECORD || step == RecordCursor.Step.DAMAGE;
    }

    private void takeFlows(RecordCursor cursor, Part part) {
        for (int i = 0; i < batch.size(); i++) {
            cursor.show(batch, i);
            part.exports.add(cursor, 0, batch.timeDigits());
        }
    }

    private void readBatch(RecordCursor cursor, Part part) {
        part.linkTypes.add(batch.linkType());
        int count = countCommon(part.summary);
        for (int i = 0; i < count; i++) {
            readPacket(cursor, part, others[i]);
        }
        part.packets += batch.size();
    }

    /// Looks for packets of watched hosts: most frames need no more than a look at two addresses.
    /// Export datagrams are told by their content, so all UDP is decoded where they are wanted.
    private void lookAgain(ConductTable conducts, RecordCursor cursor, Part part) {
        Watch watch = conducts.watch();
        boolean ethernet = batch.linkType() == LinkType.ETHERNET;
        for (int i = 0; i < batch.size(); i++) {
            if (ethernet && isOfOthers(watch, i) && !(collectExports && isUdp(i))) {
                continue;
            }
            decoder.decode(
                    batch.bytes(), batch.offset(i), batch.capturedLength(i), batch.linkType());
            conducts.count(decoder.view(), batch.nanos(i));
            collectExport(cursor, part, i);
        }
        part.packets += batch.size();
    }

    /// Whether a frame is IPv4 between hosts that are not watched.
    private boolean isOfOthers(Watch watch, int index) {
        int offset = batch.offset(index);
        return batch.capturedLength(index) >= BEHIND_IPV4_HEADER
                && u16(batch.bytes(), offset + ETHER_TYPE) == EtherType.IPV4
                && !watch.mayHold(IpHeader.mapped(i32(batch.bytes(), offset + SOURCE)))
                && !watch.mayHold(IpHeader.mapped(i32(batch.bytes(), offset + DESTINATION)));
    }

    /// Whether an Ethernet frame that holds IPv4 says UDP.
    private boolean isUdp(int index) {
        return u8(batch.bytes(), batch.offset(index) + PROTOCOL) == Protocol.UDP;
    }

    /// Counts the packets of common shapes, and lists the others. Returns how many there are.
    private int countCommon(TrafficSummary summary) {
        if (batch.linkType() == LinkType.ETHERNET && !collectExports) {
            return summary.countCommon(batch, others);
        }
        for (int i = 0; i < batch.size(); i++) {
            others[i] = i;
        }
        return batch.size();
    }

    private void readPacket(RecordCursor cursor, Part part, int index) {
        int linkType = batch.linkType();
        decoder.decode(batch.bytes(), batch.offset(index), batch.capturedLength(index), linkType);
        part.summary.count(decoder, batch.nanos(index), batch.wireLength(index), linkType);
        if (collectMatches && matters(decoder.view())) {
            cursor.show(batch, index);
            part.matches.add(cursor, part.packets + index, batch.timeDigits());
        }
        collectExport(cursor, part, index);
    }

    private void collectExport(RecordCursor cursor, Part part, int index) {
        if (collectExports && CapturedExports.mayHold(decoder.view())) {
            cursor.show(batch, index);
            part.exports.add(cursor, part.packets + index, batch.timeDigits());
        }
    }

    /// Packets that have a zero port somewhere, or that other tools would show with one.
    static boolean matters(PacketView view) {
        return view.isZero()
                || view.nested() != PacketView.Nested.NONE
                || view.reading() == Reading.NON_FIRST_FRAGMENT
                || view.reading() == Reading.TRUNCATED;
    }

    /// Decodes one packet again, for a sink.
    PacketView decodeAgain(RecordCursor cursor, Matches matches, int match) {
        int length = matches.capturedLength(match);
        ByteBuffer frame = cursor.bytes().asSlice(matches.dataOffset(match), length).asByteBuffer();
        decoder.decode(frame, 0, length, matches.linkType(match));
        return decoder.view();
    }
}
