package io.portzero.app.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The numbers of IP protocols, by the names that records have.
final class ProtocolNumbers {

    private static final int ALL = 256;
    private static final Map<String, Long> BY_NAME = byName();

    private ProtocolNumbers() {}

    private static Map<String, Long> byName() {
        Map<String, Long> numbers = new HashMap<>();
        for (int number = 0; number < ALL; number++) {
            numbers.putIfAbsent(PacketFields.protocol(number), (long) number);
        }
        return numbers;
    }

    /// The number of a record's protocol; empty where it has none.
    static Optional<Long> of(CollectedRecord record) {
        return record.text(RecordField.PROTOCOL).map(BY_NAME::get);
    }
}
