package io.portzero.engine;

import io.portzero.capture.RecordCursor;
import io.portzero.packet.CommonPackets;
import io.portzero.packet.LinkType;
import io.portzero.packet.PacketDecoder;
import io.portzero.packet.PacketView;
import io.portzero.packet.Reading;
import io.portzero.summary.TrafficSummary;
import java.util.function.BooleanSupplier;

/// Reads the records of a part and counts their packets: the loop in which a scan spends its time.
/// One reader serves one thread.
final class PartReader {

    private static final int RECORDS_BETWEEN_CHECKS = CommonPackets.CAPACITY;

    /// About as many bytes as the records between two checks have.
    private static final int AHEAD = 96 << 10;

    private final PacketDecoder decoder = new PacketDecoder();
    private final CommonPackets common = new CommonPackets();
    private final BooleanSupplier cancelled;
    private final boolean collectMatches;

    PartReader(BooleanSupplier cancelled, boolean collectMatches) {
        this.cancelled = cancelled;
        this.collectMatches = collectMatches;
    }

    /// Reads records that begin before `stopAt` (an offset in the window), and finishes a search
    /// behind damage wherever it leads. Returns the last step: MORE or END where the window ended
    /// first.
    RecordCursor.Step read(RecordCursor cursor, long stopAt, Part part) {
        RecordCursor.Step step = RecordCursor.Step.RECORD;
        while (goesOn(step) && !(cursor.betweenRecords() && cursor.next() >= stopAt)) {
            if (cancelled.getAsBoolean()) {
                part.cancelled = true;
                break;
            }
            cursor.touchAhead(AHEAD);
            step = readSome(cursor, stopAt, part);
            part.summary.count(common);
            common.clear();
            if (step == RecordCursor.Step.DAMAGE) {
                part.damaged(cursor.damage());
            }
        }
        return step;
    }

    private static boolean goesOn(RecordCursor.Step step) {
        return step == RecordCursor.Step.RECORD || step == RecordCursor.Step.DAMAGE;
    }

    private RecordCursor.Step readSome(RecordCursor cursor, long stopAt, Part part) {
        int linkType = Integer.MIN_VALUE;
        for (int i = 0; i < RECORDS_BETWEEN_CHECKS && cursor.next() < stopAt; i++) {
            RecordCursor.Step step = cursor.advance();
            if (step != RecordCursor.Step.RECORD) {
                return step;
            }
            if (cursor.linkType() != linkType) {
                linkType = cursor.linkType();
                part.linkTypes.add(linkType);
            }
            if (linkType != LinkType.ETHERNET || !isCommon(cursor)) {
                readPacket(cursor, part);
            }
            part.packets++;
        }
        return RecordCursor.Step.RECORD;
    }

    private boolean isCommon(RecordCursor cursor) {
        return !TrafficSummary.samplesChecksum(cursor.nanos())
                && common.offer(
                        cursor.bytes(),
                        cursor.dataOffset(),
                        cursor.capturedLength(),
                        cursor.wireLength(),
                        cursor.nanos());
    }

    private void readPacket(RecordCursor cursor, Part part) {
        decoder.decode(
                cursor.bytes(), cursor.dataOffset(), cursor.capturedLength(), cursor.linkType());
        part.summary.count(decoder, cursor.nanos(), cursor.wireLength(), cursor.linkType());
        if (collectMatches && matters(decoder.view())) {
            part.matches.add(cursor, part.packets);
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
        decoder.decode(
                cursor.bytes(),
                matches.dataOffset(match),
                matches.capturedLength(match),
                matches.linkType(match));
        return decoder.view();
    }
}
