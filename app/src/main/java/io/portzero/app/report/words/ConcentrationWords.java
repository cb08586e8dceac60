package io.portzero.app.report.words;

import io.portzero.summary.chance.Concentration;

/// Says how unevenly the zeros are shared among their sources.
public final class ConcentrationWords {

    private ConcentrationWords() {}

    /// How few hosts sent how much, a sentence.
    public static String of(Concentration spread) {
        StringBuilder text = new StringBuilder();
        text.append(Numbers.count(spread.sources(), "source"))
                .append(" (exact); the busiest sent ")
                .append(Numbers.share(spread.top1()))
                .append(" of the zeros");
        if (spread.sources() > 10) {
            text.append(", the 10 busiest ").append(Numbers.share(spread.top10()));
        }
        if (spread.sources() > 100) {
            text.append(", the 100 busiest ").append(Numbers.share(spread.top100()));
        }
        return text.append(".").toString();
    }
}
