package io.portzero.verdict.tool;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// How a group of packets fits one rule.
///
/// @param rule the rule
/// @param matching which packets fit, by index
/// @param chance the probability, at most, that another sender's packets fit as well
record RuleFit(ToolRule rule, BitSet matching, double chance) {

    private static final BitSet NONE = new BitSet();

    /// Holds a group against a rule; empty where none of its packets fits.
    ///
    /// @param packets packets with whole headers, in time order
    static Optional<RuleFit> of(WeighedRule weighed, List<ZeroPacket> packets) {
        ToolRule rule = weighed.rule();
        BitSet fitting = fitting(rule, packets);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        double prior = weighed.prior();
        double constants =
                Math.max(prior, Chance.atLeast(fitting.cardinality(), packets.size(), prior));
        if (rule.relation().isEmpty()) {
            return Optional.of(new RuleFit(rule, fitting, constants));
        }
        Relation relation = rule.relation().get();
        Agreement agreement = relation.among(packets, fitting);
        if (agreement.matching().isEmpty()) {
            return Optional.empty();
        }
        double chance = Math.max(agreement.chance(), weighed.relationPrior());
        return Optional.of(new RuleFit(rule, agreement.matching(), constants * chance));
    }

    /// Most packets fit no rule: nothing is made for them.
    private static BitSet fitting(ToolRule rule, List<ZeroPacket> packets) {
        int first = 0;
        while (first < packets.size() && !rule.fits(packets.get(first))) {
            first++;
        }
        if (first == packets.size()) {
            return NONE;
        }
        BitSet fitting = new BitSet();
        for (int i = first; i < packets.size(); i++) {
            fitting.set(i, rule.fits(packets.get(i)));
        }
        return fitting;
    }
}
