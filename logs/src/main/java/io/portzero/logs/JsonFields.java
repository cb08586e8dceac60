package io.portzero.logs;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The values of one JSON object, each under the names that lead to it, joined by dots. Arrays are
/// passed over: no format read here has a flow's fields in one.
final class JsonFields {

    private static final int MOST = 4_096;

    private final Map<String, String> values = new HashMap<>();

    /// Takes in the object that the parser has just entered, and leaves it at the object's end.
    void read(JsonParser parser) {
        values.clear();
        object(parser, "");
    }

    private void object(JsonParser parser, String prefix) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String key = prefix.isEmpty() ? name : prefix + "." + name;
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object(parser, key);
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token != null && token != JsonToken.VALUE_NULL && values.size() < MOST) {
                values.put(key, parser.getString());
            }
        }
    }

    /// The text of a value, numbers as they were written; null where there is none.
    @Nullable String get(String key) {
        return values.get(key);
    }

    /// The value of the first of two keys that is there.
    @Nullable String get(String key, String other) {
        String value = values.get(key);
        return value == null ? values.get(other) : value;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }
}
