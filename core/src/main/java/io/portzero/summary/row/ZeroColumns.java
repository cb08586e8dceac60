package io.portzero.summary.row;

import io.portzero.summary.sketch.PackedField;

/// The columns of [ZeroRows]. What may be absent is stored with 1 added, and 0 says that it is.
///
/// All but [#PACKETS] are the key.
final class ZeroColumns {

    static final int TIME = 0;
    static final int SOURCE_HIGH = 1;
    static final int SOURCE_LOW = 2;
    static final int DESTINATION_HIGH = 3;
    static final int DESTINATION_LOW = 4;

    /// Packed, lowest field first.
    static final int HEADER = 5;

    static final PackedField PROTOCOL = PackedField.first(8);
    static final PackedField SCOPE = PROTOCOL.next(2);
    static final PackedField IP_VERSION = SCOPE.next(4);
    static final PackedField DO_NOT_FRAGMENT = IP_VERSION.next(1);
    static final PackedField FRAGMENTED = DO_NOT_FRAGMENT.next(1);
    static final PackedField CHECKSUM = FRAGMENTED.next(3);
    static final PackedField HOP_LIMIT = CHECKSUM.next(8);
    static final PackedField KIND_PLUS_1 = HOP_LIMIT.next(9);
    static final PackedField DATA_OFFSET_PLUS_1 = KIND_PLUS_1.next(5);
    static final PackedField WHOLE = DATA_OFFSET_PLUS_1.next(1);
    static final PackedField ICMP_TYPE_PLUS_1 = WHOLE.next(9);
    static final PackedField ICMP_CODE_PLUS_1 = ICMP_TYPE_PLUS_1.next(9);

    /// Packed, lowest field first.
    static final int PORTS = 6;

    static final PackedField URGENT_POINTER = PackedField.first(16);

    /// TCP's window, or UDP's length.
    static final PackedField WINDOW_OR_LENGTH = URGENT_POINTER.next(16);

    static final PackedField DESTINATION_PORT = WINDOW_OR_LENGTH.next(16);
    static final PackedField SOURCE_PORT = DESTINATION_PORT.next(16);

    /// Packed, lowest field first; as [TwinKeys] want it.
    static final int NUMBERS = 7;

    static final PackedField ACKNOWLEDGEMENT = PackedField.first(32);
    static final PackedField SEQUENCE = ACKNOWLEDGEMENT.next(32);

    static final int OPTION_LAYOUT = 8;

    /// Packed, lowest field first.
    static final int DETAILS = 9;

    static final PackedField MAXIMUM_SEGMENT_SIZE_PLUS_1 = PackedField.first(17);
    static final PackedField WINDOW_SCALE_PLUS_1 = MAXIMUM_SEGMENT_SIZE_PLUS_1.next(9);
    static final PackedField PAYLOAD_LENGTH_PLUS_1 = WINDOW_SCALE_PLUS_1.next(24);
    static final PackedField PAYLOAD_KIND = PAYLOAD_LENGTH_PLUS_1.next(8);

    static final int IDENTIFICATION = 10;
    static final int TIMESTAMP_PLUS_1 = 11;
    static final int PAYLOAD_HASH = 12;

    /// Who sent the packet that the header with the zero was found in, and to whom.
    static final int SENDER_HIGH = 13;

    static final int SENDER_LOW = 14;
    static final int RECEIVER_HIGH = 15;
    static final int RECEIVER_LOW = 16;

    /// How many columns make the key.
    static final int KEY = 17;

    /// How many packets were alike.
    static final int PACKETS = KEY;

    /// All columns.
    static final int COUNT = KEY + 1;

    private ZeroColumns() {}
}
