package io.portzero.verdict.tool;

import io.portzero.verdict.Evidence;
import io.portzero.verdict.ToolFound;

/// A tool whose rules a group of packets fits.
///
/// @param name the tool's name
/// @param versions the versions that behave so, in words
/// @param confidence 0 to 1: the share of packets that fit, times the probability that this tool
///   sent them rather than another that also fits, or none that is known
/// @param packets packets that could be judged: those with a whole transport header
/// @param matching packets that fit any rule of the tool
/// @param falseMatchRate the probability, at most, that a group of this size from any other sender
///   fits some rule as well as this; 1 where that is no surprise
/// @param rule the most telling rule that fits
/// @param source where that rule's fact comes from
/// @param date when the fact was last checked
/// @param fact what was seen, in words
public record ToolMatch(
        String name,
        String versions,
        double confidence,
        long packets,
        long matching,
        double falseMatchRate,
        String rule,
        String source,
        String date,
        String fact) {

    /// This as a part of a verdict.
    public ToolFound found() {
        return new ToolFound(
                name, versions, confidence, new Evidence(fact, matching, rule, source));
    }
}
