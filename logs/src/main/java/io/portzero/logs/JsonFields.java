package io.portzero.logs;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The values of one JSON object that a format reads, each under the names that lead to it, joined
/// by dots. All others are passed over without becoming texts, and so are arrays: no format read
/// here has a flow's fields in one.
final class JsonFields {

    private static final int NO_VALUE = -1;

    /// What may follow behind some names.
    private static final class Names {

        private final Map<String, Names> inside = new HashMap<>();
        private int place = NO_VALUE;

        /// A name may hold dots itself, so each way to divide the key leads to its value.
        private void add(String key, int value) {
            inside.computeIfAbsent(key, _ -> new Names()).place = value;
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                inside.computeIfAbsent(key.substring(0, dot), _ -> new Names())
                        .add(key.substring(dot + 1), value);
            }
        }
    }

    private final Map<String, Integer> places = new HashMap<>();
    private final Names names = new Names();
    private final @Nullable String[] values;

    /// @param keys all that will be asked for
    JsonFields(Collection<String> keys) {
        for (String key : keys) {
            places.computeIfAbsent(key, _ -> places.size());
        }
        places.forEach(names::add);
        values = new @Nullable String[places.size()];
    }

    /// Takes in the object that the parser has just entered, and leaves it at the object's end.
    void read(JsonParser parser) {
        Arrays.fill(values, null);
        object(parser, names);
    }

    private void object(JsonParser parser, Names wanted) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Names next = wanted.inside.get(name);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && next != null && !next.inside.isEmpty()) {
                object(parser, next);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (next != null && next.place >= 0 && isValue(token)) {
                values[next.place] = value(token, parser.getString());
            }
        }
    }

    /// JSON knows no whole numbers apart from others (RFC 8259 §6): programs that keep all numbers
    /// as floating-point ones, such as BigQuery, write a port as `443.0`.
    private static String value(@Nullable JsonToken token, String text) {
        return token == JsonToken.VALUE_NUMBER_FLOAT && text.endsWith(".0")
                ? text.substring(0, text.length() - 2)
                : text;
    }

    private static boolean isValue(@Nullable JsonToken token) {
        return token != null && token != JsonToken.VALUE_NULL;
    }

    /// The text of a value, numbers as they were written but for a fraction of 0; null where there
    /// is none.
    ///
    /// @throws IllegalArgumentException where the key was not named at first
    @Nullable String get(String key) {
        Integer place = places.get(key);
        if (place == null) {
            throw new IllegalArgumentException(key);
        }
        return values[place];
    }

    /// The value of the first of two keys that is there.
    @Nullable String get(String key, String other) {
        String value = get(key);
        return value == null ? get(other) : value;
    }

    boolean has(String key) {
        return get(key) != null;
    }
}
