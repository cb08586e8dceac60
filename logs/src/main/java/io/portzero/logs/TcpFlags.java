package io.portzero.logs;

/// TCP flags as programs print them: a number, `0x12`, or letters as in `...AP.SF`, or as in SiLK's
/// `FS PA`.
final class TcpFlags {

    private static final String LETTERS = "FSRPAUEC";
    private static final int MOST = 0xFFF;
    private static final int LONGEST = 12;

    private TcpFlags() {}

    /// The flags, FIN the lowest bit; -1 where the text is none.
    static long of(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return -1;
        }
        if (text.startsWith("0x")) {
            return hexadecimal(text.substring(2));
        }
        long number = Texts.number(text);
        return number >= 0 ? number <= MOST ? number : -1 : letters(text);
    }

    /// Two or three hexadecimal digits without a mark, as Suricata prints them.
    static long hexadecimal(String digits) {
        long flags = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            flags = 16 * flags + digit;
        }
        return digits.isEmpty() || flags > MOST ? -1 : flags;
    }

    private static long letters(String text) {
        long flags = 0;
        for (int i = 0; i < text.length(); i++) {
            int bit = LETTERS.indexOf(text.charAt(i));
            if (bit < 0 && text.charAt(i) != '.' && text.charAt(i) != ' ') {
                return -1;
            }
            flags |= bit < 0 ? 0 : 1L << bit;
        }
        return flags;
    }
}
