package io.portzero.app.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one record, for forms that order or name them otherwise. A field that is absent
/// has no value.
final class CollectedRecord {

    private static final int NANO_DIGITS = 9;

    /// A time, with the digits that its input has.
    record Time(long nanos, int digits) {

        /// Seconds since 1970, with six digits at least, as Zeek writes them.
        BigDecimal seconds() {
            return BigDecimal.valueOf(nanos, NANO_DIGITS)
                    .setScale(Math.max(digits, 6), RoundingMode.FLOOR);
        }
    }

    private final Map<RecordField, Object> values = new EnumMap<>(RecordField.class);

    void put(RecordField field, Object value) {
        values.put(field, value);
    }

    void clear() {
        values.clear();
    }

    /// The value: a text, a whole number, a decimal or a [Time]; null where it is absent.
    @Nullable Object get(RecordField field) {
        return values.get(field);
    }

    boolean has(RecordField field) {
        return values.containsKey(field);
    }

    Optional<String> text(RecordField field) {
        return Optional.ofNullable((String) values.get(field));
    }

    Optional<Long> number(RecordField field) {
        return Optional.ofNullable((Long) values.get(field));
    }

    Optional<Time> time(RecordField field) {
        return Optional.ofNullable((Time) values.get(field));
    }

    /// Whether it is about a flow record, and not about a packet.
    boolean isFlow() {
        return has(RecordField.FLOW_RECORD);
    }

    /// All fields that `taken` does not hold, by their names in NDJSON, with groups as objects.
    Map<String, Object> rest(Set<RecordField> taken) {
        Map<String, Object> rest = new LinkedHashMap<>();
        Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            if (taken.contains(field)) {
                return;
            }
            if (field.group().isEmpty()) {
                rest.put(field.key(), value);
            } else {
                groups.computeIfAbsent(field.group(), _ -> new LinkedHashMap<>())
                        .put(field.key(), value);
            }
        });
        rest.putAll(groups);
        return rest;
    }
}
