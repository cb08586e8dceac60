package io.portzero.verdict;

/// A tool whose traits the packets show.
///
/// @param name the tool's name
/// @param versions the versions that behave so, in words
/// @param confidence 0 to 1: the share of packets that fit, less what chance explains
/// @param evidence what fits
public record ToolFound(String name, String versions, double confidence, Evidence evidence) {}
