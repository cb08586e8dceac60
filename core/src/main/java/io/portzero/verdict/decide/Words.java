package io.portzero.verdict.decide;

/// Numbers in sentences.
final class Words {

    private static final int GROUP = 3;

    private Words() {}

    /// "1 packet", "1,204 packets".
    static String count(long count, String noun) {
        return grouped(count) + " " + (count == 1 ? noun : noun + "s");
    }

    /// A count, at least 0, with a comma before every three digits. Formatters take longer than the
    /// rules that ask for words.
    private static String grouped(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(count));
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /// A share as a percentage, without false precision.
    static String percent(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 10 || percent > 99 && percent < 100
                ? Math.round(percent * 10) / 10.0 + " %"
                : Math.round(percent) + " %";
    }
}
