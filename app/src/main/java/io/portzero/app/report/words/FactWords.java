package io.portzero.app.report.words;

import io.portzero.app.report.words.ProfileFacts.Fact;
import java.util.ArrayList;
import java.util.List;

/// Says which values a header field has.
public final class FactWords {

    /// Of a field with many values, those with a smaller share of the packets are not named.
    private static final double TELLING = 0.05;

    /// So many different values are named although no two packets agree.
    private static final long FEW_VALUES = 3;

    /// Of fewer packets, counts say more than shares.
    private static final long FEW = 100;

    private FactWords() {}

    private static String amount(long part, long packets) {
        return packets < FEW ? Numbers.count(part) : Numbers.share(part, packets);
    }

    /// The values of a fact, the most frequent first, with their shares.
    ///
    /// @param packets all packets of the profile
    public static String values(Fact fact, long packets) {
        long different = fact.values().size() + fact.more();
        if (fact.values().getFirst().packets() == 1 && different > FEW_VALUES) {
            return Numbers.count(different, fact.exact()) + " different values";
        }
        List<String> parts = new ArrayList<>();
        for (Share each : fact.values()) {
            if (fact.more() == 0 || each.packets() >= TELLING * packets) {
                parts.add(each.name() + " in " + amount(each.packets(), packets));
            }
        }
        if (parts.isEmpty()) {
            return Numbers.count(different, fact.exact())
                    + " different values, none in more than "
                    + amount(fact.values().getFirst().packets(), packets);
        }
        if (different > parts.size()) {
            long more = different - parts.size();
            parts.add(Numbers.count(more, fact.exact()) + (more == 1 ? " more" : " others"));
        }
        return String.join(", ", parts) + (fact.exact() ? "" : " (of a sample of the values)");
    }
}
