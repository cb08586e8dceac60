package io.portzero.app.record;

/// The fields of a record, in the order in which they are written. A field that a packet does not
/// have is absent: there is no number that stands for "no port".
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
    NESTED_COMMUNITY_ID("nestedCommunityId");

    private final String key;

    RecordField(String key) {
        this.key = key;
    }

    /// The name in JSON and in the header line of CSV.
    String key() {
        return key;
    }
}
