package io.portzero.app.origin;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The number of an autonomous system in text.
final class SystemNumber {

    private static final Pattern NUMBER = Pattern.compile("(?:AS)?([0-9]{1,10})");
    private static final long LARGEST = 0xFFFF_FFFFL;

    private SystemNumber() {}

    /// `64496` or `AS64496`; empty for anything else.
    static OptionalLong parse(String text) {
        var number = NUMBER.matcher(text);
        if (!number.matches()) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(number.group(1));
        return value <= LARGEST ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
