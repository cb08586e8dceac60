package io.portzero.app.record;

/// Writes TCP's flags.
final class TcpFlags {

    private static final String[] NAMES = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    private TcpFlags() {}

    /// Such as `SYN+ACK`; `none` where no bit of the lowest eight is set.
    static String text(int bits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NAMES.length; i++) {
            if ((bits >>> i & 1) != 0) {
                text.append(text.isEmpty() ? "" : "+").append(NAMES[i]);
            }
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
