package io.portzero.summary.flow;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Excess;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.function.Predicate;

/// Collects the flow records with a zero: those whose zero is certainly a port, and beside them
/// those with no port but 0 of which only all records together tell.
///
/// The two are kept apart, so that a flood of fragments does not push out what is certain.
final class FlowEvidence {

    private final FlowRows rows = new FlowRows();
    private final FlowConversations conversations = new FlowConversations();
    private final FlowRows openRows = new FlowRows();
    private final FlowConversations openConversations = new FlowConversations();
    private List<FlowRows.Row> resolved = List.of();

    /// Counts a record whose ports are ports.
    void count(FlowRecord record, ExporterProfile exporter) {
        if (record.is(FlowField.SOURCE_PORT, 0) || record.is(FlowField.DESTINATION_PORT, 0)) {
            FlowSide side = FlowSide.of(record);
            rows.count(record, side, exporter.identity(), exporter.number());
            conversations.count(record);
        }
    }

    /// Counts a record with no port but 0, which may be none.
    void countOpen(FlowRecord record, ExporterProfile exporter) {
        openRows.count(record, FlowSide.FORWARD, exporter.identity(), exporter.number());
        openConversations.count(record);
    }

    /// Decides which records with no port but 0 have one, and returns those that were kept.
    ///
    /// @param isObserved whether such zeros turned out to be ports
    List<FlowRows.Row> resolve(Predicate<FlowRows.Sign> isObserved) {
        resolved = openRows.rows(isObserved);
        return resolved;
    }

    /// Whether all records with no port but 0 were kept of which only all records together tell.
    boolean keepsAllOpen() {
        return openRows.complete();
    }

    /// What was collected, after [#resolve].
    ///
    /// @param observed records with an observed port 0 in all
    /// @param exporters the exporters by their numbers
    /// @param excess how many times the zeros are that were to be expected
    FlowZeros zeros(long observed, List<ExporterProfile> exporters, Excess excess) {
        List<FlowRows.Row> found = rows.rows();
        List<Conversation> talks = conversations.all();
        boolean complete = rows.complete() && conversations.complete();
        if (!resolved.isEmpty()) {
            found.addAll(resolved);
            talks.addAll(openConversations.all());
            complete &= openRows.complete() && openConversations.complete();
            found.removeIf(row -> !isKept(row));
            found.sort(FlowRows::byTime);
        }
        List<ZeroPacket> records =
                found.stream().map(row -> known(row, exporters.get(row.exporter()))).toList();
        return new FlowZeros(records, observed, complete, talks, excess);
    }

    /// Two samples make one where both keep what the smaller of them keeps.
    private boolean isKept(FlowRows.Row row) {
        return Long.compareUnsigned(row.hash(), rows.threshold()) <= 0
                && Long.compareUnsigned(row.hash(), openRows.threshold()) <= 0;
    }

    private static ZeroPacket known(FlowRows.Row row, ExporterProfile exporter) {
        ZeroPacket packet = row.packet();
        TransportFields fields = packet.transport();
        return isKnown(fields.kind(), exporter) ? packet : packet.with(fields.withoutKind());
    }

    /// Flags that an exporter prints as 0 everywhere are not known.
    static boolean isKnown(int flags, ExporterProfile exporter) {
        return flags != 0 || exporter.printsTcpFlags();
    }
}
