package io.portzero.app.record;

import java.util.List;

/// Writes TCP's flags.
final class FlagNames {

    private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    /// No flag at all.
    static final String NONE = "none";

    private FlagNames() {}

    /// Such as `SYN+ACK`; `none` where no bit of the lowest eight is set.
    static String text(int bits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NAMES.length; i++) {
            if ((bits >>> i & 1) != 0) {
                text.append(text.isEmpty() ? "" : "+").append(NAMES[i]);
            }
        }
        return text.isEmpty() ? NONE : text.toString();
    }

    /// The bits of such a text.
    static int bits(String text) {
        List<String> set = List.of(text.split("\\+", -1));
        int bits = 0;
        for (int i = 0; i < NAMES.length; i++) {
            bits |= set.contains(NAMES[i]) ? 1 << i : 0;
        }
        return bits;
    }
}
