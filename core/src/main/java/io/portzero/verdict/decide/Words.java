package io.portzero.verdict.decide;

/// Numbers in sentences.
final class Words {

    private Words() {}

    /// "1 packet", "1,204 packets".
    static String count(long count, String noun) {
        return "%,d %s".formatted(count, count == 1 ? noun : noun + "s");
    }

    /// A share as a percentage, without false precision.
    static String percent(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 10 || percent > 99 && percent < 100
                ? "%.1f %%".formatted(percent)
                : "%.0f %%".formatted(percent);
    }
}
