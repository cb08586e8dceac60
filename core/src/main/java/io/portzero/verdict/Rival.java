package io.portzero.verdict;

/// The best other explanation.
///
/// @param cause what else it could be
/// @param confidence 0 to 1, on the same scale as the verdict's
/// @param whatWouldDecide the observation that would tell the two apart
public record Rival(Cause cause, double confidence, String whatWouldDecide) {}
