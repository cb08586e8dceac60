package io.portzero.app.record;

/// The fields of a record, in the order of CSV's columns: those of packets, then those that flow
/// records have besides. A field that a packet or a flow record does not have is absent: there is
/// no number that stands for "no port".
enum RecordField {
    TIME("time"),
    INPUT("input"),
    /// The packet's place in its input, from 1.
    PACKET("packet"),
    /// Where the packet's record begins, in bytes of the decompressed input.
    FILE_OFFSET("fileOffset"),
    CAPTURED_LENGTH("capturedLength"),
    WIRE_LENGTH("wireLength"),
    /// What is known about the outermost ports.
    READING("reading"),
    /// Where the zero is: `outer`, `quoted` or `tunnelled`; `outer` where ports are missing.
    SCOPE("scope"),
    /// Which port is 0, in the header that the scope names.
    SIDE("side"),
    PROTOCOL("protocol"),
    SOURCE_ADDRESS("sourceAddress"),
    DESTINATION_ADDRESS("destinationAddress"),
    SOURCE_PORT("sourcePort"),
    DESTINATION_PORT("destinationPort"),
    HOP_LIMIT("hopLimit"),
    /// IPv4's identification, or that of an IPv6 fragment header.
    IP_ID("ipId"),
    /// Of a fragment only; 0 is a first fragment.
    FRAGMENT_OFFSET("fragmentOffset"),
    TCP_FLAGS("tcpFlags"),
    WINDOW("window"),
    OPTION_LAYOUT("optionLayout"),
    /// Bytes behind the transport header, as far as they were captured.
    PAYLOAD_LENGTH("payloadLength"),
    CHECKSUM("checksum"),
    /// `quoted` or `tunnelled` where an inner header has a zero, whatever the scope.
    NESTED("nested"),
    NESTED_PROTOCOL("nestedProtocol"),
    NESTED_SOURCE_ADDRESS("nestedSourceAddress"),
    NESTED_DESTINATION_ADDRESS("nestedDestinationAddress"),
    NESTED_SOURCE_PORT("nestedSourcePort"),
    NESTED_DESTINATION_PORT("nestedDestinationPort"),
    WHY("why"),
    /// Why the zero in the header that the scope names was sent; absent where nothing was decided.
    CAUSE("cause"),
    /// How sure the cause is, 0 to 1.
    CONFIDENCE("confidence"),
    /// Of the outermost flow.
    COMMUNITY_ID("communityId"),
    COMMUNITY_ID_FORM("communityIdForm"),
    /// Of the flow whose packet is quoted or tunnelled.
    NESTED_COMMUNITY_ID("nestedCommunityId"),
    /// The flow record's place among those of its input, from 1.
    FLOW_RECORD("flowRecord"),
    /// The packet of a capture that carried the flow record.
    CARRIER_PACKET("carrierPacket"),
    FORMAT("format"),
    EXPORTER("exporter"),
    OBSERVATION_DOMAIN("observationDomain"),
    TEMPLATE("template"),
    LAST_TIME("lastTime"),
    /// As exported, not scaled by sampling.
    PACKETS("packets"),
    /// As exported, not scaled by sampling.
    BYTES("bytes"),
    SAMPLING_INTERVAL("samplingInterval"),
    /// What the exporter sent where ports belong, whatever it means.
    RAW_SOURCE_PORT("raw", "sourcePort"),
    /// What the exporter sent where ports belong, whatever it means.
    RAW_DESTINATION_PORT("raw", "destinationPort"),
    ICMP_TYPE("icmpType"),
    ICMP_CODE("icmpCode"),
    ICMP_CONVENTION("icmpConvention"),
    /// What the port fields of a flow record are.
    PROVENANCE("provenance"),
    REASON("reason"),
    /// How sure the reason is, 0 to 1.
    PROVENANCE_CONFIDENCE("provenanceConfidence");

    private final String group;
    private final String key;

    RecordField(String key) {
        this("", key);
    }

    /// @param group the object of JSON that holds it
    RecordField(String group, String key) {
        this.group = group;
        this.key = key;
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
    String column() {
        return group.isEmpty() ? key : group + "." + key;
    }
}
