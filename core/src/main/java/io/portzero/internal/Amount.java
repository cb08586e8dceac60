package io.portzero.internal;

/// Counts in sentences: the same in every locale, and without a formatter, which takes longer than
/// the rules that ask for words.
public final class Amount {

    private static final int GROUP = 3;
    private static final int THOUSAND = 1_000;

    private Amount() {}

    /// "1 packet", "1,204 packets": for nouns whose plural takes an s.
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /// "1 address", "1,204 addresses".
    public static String of(long count, String one, String several) {
        return grouped(count) + " " + (count == 1 ? one : several);
    }

    /// A count, at least 0, with a comma before every three digits.
    public static String grouped(long count) {
        if (count < THOUSAND) {
            return Long.toString(count);
        }
        StringBuilder digits = new StringBuilder(Long.toString(count));
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
