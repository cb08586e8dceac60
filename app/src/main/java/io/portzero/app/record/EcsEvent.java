package io.portzero.app.record;

import static io.portzero.app.record.RecordField.BYTES;
import static io.portzero.app.record.RecordField.COMMUNITY_ID;
import static io.portzero.app.record.RecordField.DESTINATION_ADDRESS;
import static io.portzero.app.record.RecordField.DESTINATION_PORT;
import static io.portzero.app.record.RecordField.EXPORTER;
import static io.portzero.app.record.RecordField.INPUT;
import static io.portzero.app.record.RecordField.LAST_TIME;
import static io.portzero.app.record.RecordField.PACKETS;
import static io.portzero.app.record.RecordField.PROTOCOL;
import static io.portzero.app.record.RecordField.REVERSE_BYTES;
import static io.portzero.app.record.RecordField.REVERSE_PACKETS;
import static io.portzero.app.record.RecordField.SOURCE_ADDRESS;
import static io.portzero.app.record.RecordField.SOURCE_PORT;
import static io.portzero.app.record.RecordField.TIME;
import static io.portzero.app.record.RecordField.WHY;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Records by the Elastic Common Schema. What it has no field for is in the object `portzero`.
///
/// @see <a href="https://www.elastic.co/guide/en/ecs/8.11/ecs-field-reference.html">fields</a>
final class EcsEvent {

    private static final String VERSION = "8.11.0";
    private static final Set<RecordField> TAKEN =
            EnumSet.of(
                    TIME,
                    LAST_TIME,
                    INPUT,
                    SOURCE_ADDRESS,
                    SOURCE_PORT,
                    DESTINATION_ADDRESS,
                    DESTINATION_PORT,
                    PROTOCOL,
                    COMMUNITY_ID,
                    PACKETS,
                    BYTES,
                    REVERSE_PACKETS,
                    REVERSE_BYTES,
                    EXPORTER,
                    WHY);

    private final CollectedRecord record;

    private EcsEvent(CollectedRecord record) {
        this.record = record;
    }

    static Map<String, Object> of(CollectedRecord record) {
        return new EcsEvent(record).make();
    }

    private Map<String, Object> make() {
        Map<String, Object> made = new LinkedHashMap<>();
        put(made, "@timestamp", TIME);
        made.put("ecs", Map.of("version", VERSION));
        made.put("event", event());
        made.put("source", end(SOURCE_ADDRESS, SOURCE_PORT, PACKETS, BYTES));
        made.put(
                "destination",
                end(DESTINATION_ADDRESS, DESTINATION_PORT, REVERSE_PACKETS, REVERSE_BYTES));
        made.put("network", network());
        record.text(EXPORTER).ifPresent(exporter -> made.put("observer", observer(exporter)));
        record.text(INPUT).ifPresent(path -> made.put("log", Map.of("file", Map.of("path", path))));
        made.put("portzero", record.rest(TAKEN));
        made.values().removeIf(value -> value instanceof Map<?, ?> object && object.isEmpty());
        return made;
    }

    private void put(Map<String, Object> into, String name, RecordField field) {
        Object value = record.get(field);
        if (value != null) {
            into.put(name, value);
        }
    }

    private Map<String, Object> event() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("kind", "event");
        event.put("category", List.of("network"));
        event.put("type", List.of("info"));
        event.put("module", "portzero");
        event.put("dataset", record.isFlow() ? "portzero.flow" : "portzero.packet");
        if (record.isFlow()) {
            put(event, "start", TIME);
        }
        put(event, "end", LAST_TIME);
        duration().ifPresent(nanos -> event.put("duration", nanos));
        put(event, "reason", WHY);
        return event;
    }

    private Optional<Long> duration() {
        return record.time(LAST_TIME)
                .flatMap(last -> record.time(TIME).map(first -> last.nanos() - first.nanos()));
    }

    private Map<String, Object> end(
            RecordField address, RecordField port, RecordField packets, RecordField bytes) {
        Map<String, Object> end = new LinkedHashMap<>();
        put(end, "ip", address);
        put(end, "port", port);
        put(end, "packets", packets);
        put(end, "bytes", bytes);
        return end;
    }

    private Map<String, Object> network() {
        Map<String, Object> network = new LinkedHashMap<>();
        record.text(SOURCE_ADDRESS).ifPresent(address -> network.put("type", family(address)));
        put(network, "transport", PROTOCOL);
        ProtocolNumbers.of(record)
                .ifPresent(number -> network.put("iana_number", number.toString()));
        put(network, "community_id", COMMUNITY_ID);
        both(PACKETS, REVERSE_PACKETS).ifPresent(packets -> network.put("packets", packets));
        both(BYTES, REVERSE_BYTES).ifPresent(bytes -> network.put("bytes", bytes));
        return network;
    }

    /// What both directions have; that of one where the other is not known.
    private Optional<Long> both(RecordField one, RecordField other) {
        long back = record.number(other).orElse(0L);
        return record.number(one)
                .map(count -> count + Math.min(back, Long.MAX_VALUE - count))
                .or(() -> record.number(other));
    }

    private static String family(String address) {
        return address.indexOf(':') >= 0 ? "ipv6" : "ipv4";
    }

    /// Files have a name, others an address.
    private static Map<String, Object> observer(String exporter) {
        boolean address = exporter.matches("[0-9.]+|[0-9a-f:]*:[0-9a-f:.]*");
        return address ? Map.of("ip", List.of(exporter)) : Map.of("name", exporter);
    }
}
