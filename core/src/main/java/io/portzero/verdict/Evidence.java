package io.portzero.verdict;

/// One fact that speaks for a verdict.
///
/// @param fact what was seen, in words
/// @param count the packets or hosts that the fact is about
/// @param rule the name of the rule that it satisfies
/// @param source the standard, study, source code or measurement that the rule rests on
public record Evidence(String fact, long count, String rule, String source) {}
