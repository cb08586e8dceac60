package io.portzero.check;

import java.util.HexFormat;
import java.util.Locale;

/// One captured frame of a test.
///
/// @param name what it is, for messages
/// @param linkType the LINKTYPE_ number
/// @param bytes what was captured
record Frame(String name, int linkType, byte[] bytes) {

    /// The frame's first bytes alone, as a short snap length leaves them.
    Frame cut(int length) {
        return new Frame(
                name + ", cut to " + length, linkType, java.util.Arrays.copyOf(bytes, length));
    }

    Frame with(String change, byte[] changed) {
        return new Frame(name + ", " + change, linkType, changed);
    }

    /// Name, link type and all bytes, sixteen a line.
    String dump() {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT, "%s (link type %d, %d bytes)", name, linkType, bytes.length));
        HexFormat hex = HexFormat.ofDelimiter(" ");
        for (int offset = 0; offset < bytes.length; offset += 16) {
            int end = Math.min(offset + 16, bytes.length);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%n  %04x  %s",
                            offset,
                            hex.formatHex(bytes, offset, end)));
        }
        return text.toString();
    }
}
