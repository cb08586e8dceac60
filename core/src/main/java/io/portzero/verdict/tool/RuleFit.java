package io.portzero.verdict.tool;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.BitSet;
import java.util.List;

/// How a group of packets fits one rule.
///
/// @param rule the rule
/// @param matching which packets fit, by index
/// @param chance the probability, at most, that another sender's packets fit as well
record RuleFit(ToolRule rule, BitSet matching, double chance) {

    /// Holds a group against a rule.
    ///
    /// @param packets packets with whole headers, in time order
    static RuleFit of(WeighedRule weighed, List<ZeroPacket> packets) {
        ToolRule rule = weighed.rule();
        BitSet fitting = new BitSet();
        for (int i = 0; i < packets.size(); i++) {
            fitting.set(i, rule.fits(packets.get(i)));
        }
        if (fitting.isEmpty()) {
            return new RuleFit(rule, fitting, 1);
        }
        double prior = weighed.prior();
        double constants =
                Math.max(prior, Chance.atLeast(fitting.cardinality(), packets.size(), prior));
        if (rule.relation().isEmpty()) {
            return new RuleFit(rule, fitting, constants);
        }
        Relation relation = rule.relation().get();
        Agreement agreement = relation.among(packets, fitting);
        double chance = Math.max(agreement.chance(), weighed.relationPrior());
        return new RuleFit(rule, agreement.matching(), constants * chance);
    }
}
