package io.portzero.app.record;

import io.portzero.store.Column;
import io.portzero.store.ColumnType;

/// The fields of a record, in the order of the columns of CSV and Parquet: those of packets, then
/// those that flow records have besides. A field that a packet or a flow record does not have is
/// absent: there is no number that stands for "no port".
enum RecordField {
    TIME("time", ColumnType.TIME),
    INPUT("input"),
    /// The packet's place in its input, from 1.
    PACKET("packet", ColumnType.INTEGER),
    /// Where the packet's record begins, in bytes of the decompressed input.
    FILE_OFFSET("fileOffset", ColumnType.INTEGER),
    CAPTURED_LENGTH("capturedLength", ColumnType.INTEGER),
    WIRE_LENGTH("wireLength", ColumnType.INTEGER),
    /// What is known about the outermost ports.
    READING("reading"),
    /// Where the zero is: `outer`, `quoted` or `tunnelled`; `outer` where ports are missing.
    SCOPE("scope"),
    /// Which port is 0, in the header that the scope names.
    SIDE("side"),
    PROTOCOL("protocol"),
    SOURCE_ADDRESS("sourceAddress"),
    DESTINATION_ADDRESS("destinationAddress"),
    SOURCE_PORT("sourcePort", ColumnType.PORT),
    DESTINATION_PORT("destinationPort", ColumnType.PORT),
    HOP_LIMIT("hopLimit", ColumnType.INTEGER),
    /// IPv4's identification, or that of an IPv6 fragment header.
    IP_ID("ipId", ColumnType.INTEGER),
    /// Of a fragment only; 0 is a first fragment.
    FRAGMENT_OFFSET("fragmentOffset", ColumnType.INTEGER),
    TCP_FLAGS("tcpFlags"),
    WINDOW("window", ColumnType.INTEGER),
    OPTION_LAYOUT("optionLayout"),
    /// Bytes behind the transport header, as far as they were captured.
    PAYLOAD_LENGTH("payloadLength", ColumnType.INTEGER),
    CHECKSUM("checksum"),
    /// `quoted` or `tunnelled` where an inner header has a zero, whatever the scope.
    NESTED("nested"),
    NESTED_PROTOCOL("nestedProtocol"),
    NESTED_SOURCE_ADDRESS("nestedSourceAddress"),
    NESTED_DESTINATION_ADDRESS("nestedDestinationAddress"),
    NESTED_SOURCE_PORT("nestedSourcePort", ColumnType.PORT),
    NESTED_DESTINATION_PORT("nestedDestinationPort", ColumnType.PORT),
    WHY("why"),
    /// The place among the verdicts of the report, from 1, of the one that the zero belongs to.
    VERDICT_NUMBER("verdictNumber", ColumnType.INTEGER),
    /// Why the zero in the header that the scope names was sent; absent where nothing was decided.
    CAUSE("cause"),
    /// How sure the cause is, 0 to 1.
    CONFIDENCE("confidence", ColumnType.DECIMAL),
    /// How much the verdict that the zero belongs to matters.
    SEVERITY("severity"),
    /// Of the outermost flow.
    COMMUNITY_ID("communityId"),
    COMMUNITY_ID_FORM("communityIdForm"),
    /// Of the flow whose packet is quoted or tunnelled.
    NESTED_COMMUNITY_ID("nestedCommunityId"),
    /// The flow record's place among those of its input, from 1.
    FLOW_RECORD("flowRecord", ColumnType.INTEGER),
    /// The packet of a capture that carried the flow record.
    CARRIER_PACKET("carrierPacket", ColumnType.INTEGER),
    FORMAT("format"),
    EXPORTER("exporter"),
    OBSERVATION_DOMAIN("observationDomain", ColumnType.INTEGER),
    TEMPLATE("template", ColumnType.INTEGER),
    LAST_TIME("lastTime", ColumnType.TIME),
    /// As exported, not scaled by sampling.
    PACKETS("packets", ColumnType.INTEGER),
    /// As exported, not scaled by sampling.
    BYTES("bytes", ColumnType.INTEGER),
    /// Of the other direction, where the record tells of both.
    REVERSE_PACKETS("reversePackets", ColumnType.INTEGER),
    /// Of the other direction, where the record tells of both.
    REVERSE_BYTES("reverseBytes", ColumnType.INTEGER),
    /// Of the other direction, where the record tells of both and it has packets.
    REVERSE_TCP_FLAGS("reverseTcpFlags"),
    SAMPLING_INTERVAL("samplingInterval", ColumnType.INTEGER),
    /// What the exporter sent where ports belong, whatever it means.
    RAW_SOURCE_PORT("raw", "sourcePort", ColumnType.INTEGER),
    /// What the exporter sent where ports belong, whatever it means.
    RAW_DESTINATION_PORT("raw", "destinationPort", ColumnType.INTEGER),
    ICMP_TYPE("icmpType", ColumnType.INTEGER),
    ICMP_CODE("icmpCode", ColumnType.INTEGER),
    ICMP_CONVENTION("icmpConvention"),
    /// What the port fields of a flow record are.
    PROVENANCE("provenance"),
    REASON("reason"),
    /// How sure the reason is, 0 to 1.
    PROVENANCE_CONFIDENCE("provenanceConfidence", ColumnType.DECIMAL);

    private final String group;
    private final String key;
    private final ColumnType type;

    RecordField(String key) {
        this(key, ColumnType.TEXT);
    }

    RecordField(String key, ColumnType type) {
        this("", key, type);
    }

    /// @param group the object of JSON that holds it
    RecordField(String group, String key, ColumnType type) {
        this.group = group;
        this.key = key;
        this.type = type;
    }

    /// The name in JSON, within its group.
    String key() {
        return key;
    }

    /// The name of the object of JSON that holds it; empty for the record itself.
    String group() {
        return group;
    }

    /// The name in the header line of CSV.
    String heading() {
        return group.isEmpty() ? key : group + "." + key;
    }

    /// The column of a table that holds it.
    Column column() {
        return new Column(group, key, type);
    }
}
