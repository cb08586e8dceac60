package io.portzero.flow;

/// Who exported flow records.
///
/// @param name its address, the path of a file, or words for files that belong together
public record Exporter(String name) {}
