package io.portzero.app.record;

import io.portzero.capture.RecordCursor;
import io.portzero.engine.MatchedPacket;
import io.portzero.packet.Address;
import io.portzero.packet.Checksums;
import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.PacketView.Nested;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.packet.TcpOptions;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import java.util.List;
import java.util.Locale;

/// Writes what one packet says as the fields of a record: only what the packet really has.
final class PacketFields {

    private final RecordRows rows;
    private final VerdictFields verdictFields;

    /// @param verdictFields writes to the same rows
    PacketFields(RecordRows rows, VerdictFields verdictFields) {
        this.rows = rows;
        this.verdictFields = verdictFields;
    }

    /// @param verdicts as [PacketVerdicts] finds them; written is the one about the record's scope
    void write(MatchedPacket packet, List<Verdict> verdicts) {
        PacketView view = packet.view();
        writePlace(packet);
        writeMeaning(view);
        writeEnds(view);
        writeIp(view);
        if (view.reading() == Reading.OBSERVED) {
            writeTransport(view);
        }
        writeNested(view);
        rows.text(RecordField.WHY, Reason.of(view));
        verdicts.stream()
                .filter(each -> each.scope() == Scope.OUTER == view.isZero())
                .forEach(verdictFields::write);
        writeCommunityId(view);
    }

    private void writePlace(MatchedPacket packet) {
        if (packet.nanos() != RecordCursor.NO_TIME) {
            rows.time(RecordField.TIME, packet.nanos(), packet.timeDigits());
        }
        rows.text(RecordField.INPUT, packet.input());
        rows.number(RecordField.PACKET, packet.number());
        rows.number(RecordField.FILE_OFFSET, packet.recordOffset());
        rows.number(RecordField.CAPTURED_LENGTH, packet.capturedLength());
        rows.number(RecordField.WIRE_LENGTH, Integer.toUnsignedLong(packet.wireLength()));
    }

    private void writeMeaning(PacketView view) {
        rows.text(RecordField.READING, view.reading().key());
        if (view.isZero()) {
            rows.text(RecordField.SCOPE, "outer");
            rows.text(RecordField.SIDE, side(view.sourcePort() == 0, view.destinationPort() == 0));
        } else if (view.nested() != Nested.NONE) {
            rows.text(RecordField.SCOPE, key(view.nested()));
            rows.text(
                    RecordField.SIDE, side(view.nestedZeroSource(), view.nestedZeroDestination()));
        } else {
            rows.text(RecordField.SCOPE, "outer");
        }
    }

    static String side(boolean source, boolean destination) {
        return source && destination ? "both" : source ? "source" : "destination";
    }

    private static String key(Nested nested) {
        return switch (nested) {
            case NONE -> "outer";
            case QUOTED -> "quoted";
            case TUNNELLED -> "tunnelled";
        };
    }

    private void writeEnds(PacketView view) {
        rows.text(RecordField.PROTOCOL, protocol(view.protocol()));
        rows.text(RecordField.SOURCE_ADDRESS, Address.text(view.sourceHigh(), view.sourceLow()));
        rows.text(
                RecordField.DESTINATION_ADDRESS,
                Address.text(view.destinationHigh(), view.destinationLow()));
        if (view.reading() == Reading.OBSERVED) {
            rows.number(RecordField.SOURCE_PORT, view.sourcePort());
            rows.number(RecordField.DESTINATION_PORT, view.destinationPort());
        }
    }

    /// The key of the counts in a report for protocols with ports, the name for others.
    static String protocol(int number) {
        return number == Protocol.UDPLITE
                ? "udplite"
                : Protocol.name(number).toLowerCase(Locale.ROOT);
    }

    private void writeIp(PacketView view) {
        rows.number(RecordField.HOP_LIMIT, view.hopLimit());
        if (view.ipVersion() == 4 || view.fragmented()) {
            rows.number(RecordField.IP_ID, view.identification());
        }
        if (view.fragmented()) {
            rows.number(RecordField.FRAGMENT_OFFSET, view.fragmentOffset());
        }
    }

    private void writeTransport(PacketView view) {
        if (view.tcpFlags() >= 0) {
            rows.text(RecordField.TCP_FLAGS, FlagNames.text(view.tcpFlags()));
        }
        if (view.tcpWindow() >= 0) {
            rows.number(RecordField.WINDOW, view.tcpWindow());
            rows.text(RecordField.OPTION_LAYOUT, optionLayout(view));
        }
        if (view.payloadLength() >= 0) {
            rows.number(RecordField.PAYLOAD_LENGTH, view.payloadLength());
        }
        rows.text(RecordField.CHECKSUM, Checksums.verify(view).key());
    }

    private static String optionLayout(PacketView view) {
        return TcpOptions.describe(
                TcpOptions.layout(view.bytes(), view.transportOffset(), view.transportEnd()));
    }

    private void writeNested(PacketView view) {
        if (view.nested() == Nested.NONE) {
            return;
        }
        IpHeader ip = view.nestedIp();
        rows.text(RecordField.NESTED, key(view.nested()));
        rows.text(RecordField.NESTED_PROTOCOL, protocol(view.nestedProtocol()));
        rows.text(RecordField.NESTED_SOURCE_ADDRESS, Address.text(ip.sourceHigh(), ip.sourceLow()));
        rows.text(
                RecordField.NESTED_DESTINATION_ADDRESS,
                Address.text(ip.destinationHigh(), ip.destinationLow()));
        rows.number(RecordField.NESTED_SOURCE_PORT, view.nestedSourcePort());
        rows.number(RecordField.NESTED_DESTINATION_PORT, view.nestedDestinationPort());
    }

    private void writeCommunityId(PacketView view) {
        CommunityId outer = PacketFlows.outer(view);
        rows.text(RecordField.COMMUNITY_ID, outer.text());
        rows.text(RecordField.COMMUNITY_ID_FORM, outer.form().key());
        if (view.nested() != Nested.NONE) {
            rows.text(RecordField.NESTED_COMMUNITY_ID, PacketFlows.nested(view).text());
        }
    }
}
