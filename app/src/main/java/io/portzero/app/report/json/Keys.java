package io.portzero.app.report.json;

import java.util.Locale;

/// Names of constants as JSON keys.
final class Keys {

    private Keys() {}

    /// `NOT_IP` becomes `notIp`.
    static String camelCase(Enum<?> constant) {
        StringBuilder key = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(
                    key.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return key.toString();
    }
}
