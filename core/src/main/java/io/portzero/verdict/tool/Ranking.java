package io.portzero.verdict.tool;

import io.portzero.internal.Order;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Weighs the tools that fit a group of packets against each other, and against none of them.
///
/// By Bayes: a tool that demands much which is seen explains the packets better than one that
/// demands little, by the inverse of the chances. Tools compete only for packets that both fit.
final class Ranking {

    /// The odds, before any packet is looked at, that it was none of the tools, against each one.
    private static final double OTHERS = 9;

    /// Below this a match is not worth a word.
    private static final double LEAST = 0.05;

    /// Keeps weights finite: more certainty than this is not to be had from packets.
    private static final double SMALLEST_RATE = 1e-18;

    private final List<ZeroPacket> packets;
    private final int rulesTried;

    /// @param packets the packets that fits are about
    /// @param rulesTried how many rules had a chance to fit
    Ranking(List<ZeroPacket> packets, int rulesTried) {
        this.packets = packets;
        this.rulesTried = rulesTried;
    }

    /// A tool with the most telling of its rules that fit, and the packets of all of them.
    private record Tool(RuleFit best, BitSet matching) {}

    List<ToolMatch> best(List<RuleFit> fits) {
        List<Tool> tools = byTool(fits);
        List<ToolMatch> matches = new ArrayList<>();
        for (Tool tool : tools) {
            ToolMatch match = match(tool, tools);
            if (match.confidence() >= LEAST) {
                matches.add(match);
            }
        }
        matches.sort(
                Order.comparingDouble(ToolMatch::confidence)
                        .reversed()
                        .thenComparingDouble(ToolMatch::falseMatchRate)
                        .thenComparing(ToolMatch::name));
        return List.copyOf(matches);
    }

    private static List<Tool> byTool(List<RuleFit> fits) {
        Map<String, Tool> tools = new LinkedHashMap<>();
        for (RuleFit fit : fits) {
            tools.merge(fit.rule().tool(), new Tool(fit, fit.matching()), Ranking::joined);
        }
        return List.copyOf(tools.values());
    }

    private static Tool joined(Tool first, Tool second) {
        BitSet matching = (BitSet) first.matching.clone();
        matching.or(second.matching);
        boolean secondIsBetter = second.best.chance() < first.best.chance();
        return new Tool(secondIsBetter ? second.best : first.best, matching);
    }

    private ToolMatch match(Tool tool, List<Tool> rivals) {
        double weights = OTHERS;
        for (Tool rival : rivals) {
            weights += weight(rival) * overlap(tool, rival);
        }
        long judged = packets.stream().mapToLong(ZeroPacket::packets).sum();
        long matching = count(tool.matching);
        ToolRule rule = tool.best.rule();
        return new ToolMatch(
                rule.tool(),
                rule.versions(),
                (double) matching / judged * weight(tool) / weights,
                judged,
                matching,
                rate(tool),
                rule.name(),
                rule.source(),
                rule.date(),
                rule.fact());
    }

    private double rate(Tool tool) {
        return Math.min(1, Math.max(SMALLEST_RATE, tool.best.chance() * rulesTried));
    }

    private double weight(Tool tool) {
        return 1 / rate(tool);
    }

    /// The share of a tool's packets that a rival fits, too.
    private double overlap(Tool tool, Tool rival) {
        BitSet both = (BitSet) tool.matching.clone();
        both.and(rival.matching);
        return (double) count(both) / count(tool.matching);
    }

    private long count(BitSet indexes) {
        return indexes.stream().mapToLong(i -> packets.get(i).packets()).sum();
    }
}
