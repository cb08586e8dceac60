package io.portzero.app.record;

import io.portzero.app.report.words.Confidence;
import io.portzero.engine.MatchedFlow;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Address;
import io.portzero.packet.Protocol;
import java.util.Optional;

/// Writes what one flow record says as the fields of a record. What its exporter sent in the port
/// fields is kept as raw; a port is written only where one was observed.
final class FlowFields {

    private static final int FRAGMENT_UNIT = 8;
    private static final int FRAGMENT_OFFSET = 0x1FFF;
    private static final int FINEST_DIGITS = 9;

    private final RecordRows rows;
    private final VerdictFields verdictFields;

    /// @param verdictFields writes to the same rows
    FlowFields(RecordRows rows, VerdictFields verdictFields) {
        this.rows = rows;
        this.verdictFields = verdictFields;
    }

    void write(MatchedFlow flow) {
        FlowRecord record = flow.record();
        time(RecordField.TIME, record, FlowField.FIRST_NANOS);
        rows.text(RecordField.INPUT, flow.input());
        if (record.fileOffset() != FlowRecord.NONE) {
            rows.number(RecordField.FILE_OFFSET, record.fileOffset());
        }
        writeEnds(flow);
        writeTransport(record);
        rows.text(RecordField.WHY, FlowWhy.of(flow));
        flow.verdict().ifPresent(verdictFields::write);
        writeCommunityId(flow);
        writeOrigin(flow);
        time(RecordField.LAST_TIME, record, FlowField.LAST_NANOS);
        number(RecordField.PACKETS, record, FlowField.PACKETS);
        number(RecordField.BYTES, record, FlowField.BYTES);
        writeReverse(record);
        number(RecordField.SAMPLING_INTERVAL, record, FlowField.SAMPLING_INTERVAL);
        number(RecordField.RAW_SOURCE_PORT, record, FlowField.SOURCE_PORT);
        number(RecordField.RAW_DESTINATION_PORT, record, FlowField.DESTINATION_PORT);
        FlowIcmp.of(record).ifPresent(this::writeIcmp);
        writeProvenance(flow.provenance());
    }

    private void writeEnds(MatchedFlow flow) {
        FlowRecord record = flow.record();
        boolean observed = isObserved(flow);
        boolean source = observed && record.is(FlowField.SOURCE_PORT, 0);
        boolean destination = observed && record.is(FlowField.DESTINATION_PORT, 0);
        if (source || destination) {
            rows.text(RecordField.SIDE, PacketFields.side(source, destination));
        }
        if (record.has(FlowField.PROTOCOL)) {
            rows.text(RecordField.PROTOCOL, PacketFields.protocol(record.protocol()));
        }
        if (record.hasSource()) {
            rows.text(
                    RecordField.SOURCE_ADDRESS,
                    Address.text(record.sourceHigh(), record.sourceLow()));
        }
        if (record.hasDestination()) {
            rows.text(
                    RecordField.DESTINATION_ADDRESS,
                    Address.text(record.destinationHigh(), record.destinationLow()));
        }
        if (observed) {
            number(RecordField.SOURCE_PORT, record, FlowField.SOURCE_PORT);
        }
        if (observed || lacksOnlySource(flow)) {
            number(RecordField.DESTINATION_PORT, record, FlowField.DESTINATION_PORT);
        }
    }

    static boolean isObserved(MatchedFlow flow) {
        return flow.provenance().filter(FlowProvenance.OBSERVED::equals).isPresent();
    }

    /// Where the format drops source ports, the destination port is still one.
    private static boolean lacksOnlySource(MatchedFlow flow) {
        FlowProvenance dropped = FlowReason.SOURCE_PORT_NOT_KEPT.provenance();
        return flow.provenance().filter(dropped::equals).isPresent();
    }

    private void writeTransport(FlowRecord record) {
        if (record.has(FlowField.FRAGMENT_OFFSET)) {
            long units = record.get(FlowField.FRAGMENT_OFFSET) & FRAGMENT_OFFSET;
            if (units > 0) {
                rows.number(RecordField.FRAGMENT_OFFSET, units * FRAGMENT_UNIT);
            }
        }
        if (record.is(FlowField.PROTOCOL, Protocol.TCP) && record.has(FlowField.TCP_FLAGS)) {
            rows.text(RecordField.TCP_FLAGS, FlagNames.text((int) record.get(FlowField.TCP_FLAGS)));
        }
    }

    private void writeReverse(FlowRecord record) {
        number(RecordField.REVERSE_PACKETS, record, FlowField.REVERSE_PACKETS);
        number(RecordField.REVERSE_BYTES, record, FlowField.REVERSE_BYTES);
        boolean flags =
                record.is(FlowField.PROTOCOL, Protocol.TCP)
                        && record.has(FlowField.REVERSE_TCP_FLAGS)
                        && !record.is(FlowField.REVERSE_PACKETS, 0);
        if (flags) {
            rows.text(
                    RecordField.REVERSE_TCP_FLAGS,
                    FlagNames.text((int) record.get(FlowField.REVERSE_TCP_FLAGS)));
        }
    }

    private void writeCommunityId(MatchedFlow flow) {
        FlowCommunityId.of(flow)
                .ifPresent(id -> {
                    rows.text(RecordField.COMMUNITY_ID, id.text());
                    rows.text(RecordField.COMMUNITY_ID_FORM, id.form().key());
                });
    }

    private void writeOrigin(MatchedFlow flow) {
        FlowRecord record = flow.record();
        rows.number(RecordField.FLOW_RECORD, flow.number());
        if (record.packet() != FlowRecord.NONE) {
            rows.number(RecordField.CARRIER_PACKET, record.packet());
        }
        rows.text(RecordField.FORMAT, record.format().key());
        rows.text(RecordField.EXPORTER, record.exporter().name());
        if (record.format().hasDomains()) {
            rows.number(RecordField.OBSERVATION_DOMAIN, record.observationDomain());
        }
        if (record.template() != FlowRecord.NONE) {
            rows.number(RecordField.TEMPLATE, record.template());
        }
    }

    private void writeIcmp(FlowIcmp icmp) {
        icmp.type().ifPresent(type -> rows.number(RecordField.ICMP_TYPE, type));
        icmp.code().ifPresent(code -> rows.number(RecordField.ICMP_CODE, code));
        rows.text(RecordField.ICMP_CONVENTION, icmp.convention().key());
    }

    private void writeProvenance(Optional<FlowProvenance> provenance) {
        if (provenance.isEmpty()) {
            rows.text(RecordField.PROVENANCE, "undecided");
            return;
        }
        switch (provenance.get()) {
            case FlowProvenance.Observed _ -> rows.text(RecordField.PROVENANCE, "observed");
            case FlowProvenance.Absent(FlowReason reason) -> writeReason(reason);
            case FlowProvenance.Suspect(FlowReason reason) -> writeReason(reason);
            case FlowProvenance.Unknowable(FlowReason reason) -> writeReason(reason);
        }
    }

    private void writeReason(FlowReason reason) {
        rows.text(RecordField.PROVENANCE, reason.kind().key());
        rows.text(RecordField.REASON, reason.key());
        rows.decimal(RecordField.PROVENANCE_CONFIDENCE, Confidence.rounded(reason.confidence()));
    }

    private void number(RecordField field, FlowRecord record, FlowField from) {
        if (record.has(from)) {
            rows.number(field, record.get(from));
        }
    }

    private void time(RecordField field, FlowRecord record, FlowField from) {
        if (record.has(from)) {
            rows.time(field, record.get(from), digits(record.get(from)));
        }
    }

    /// Milliseconds as in NetFlow, or as much finer as the time is.
    private static int digits(long nanos) {
        return nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : FINEST_DIGITS;
    }
}
