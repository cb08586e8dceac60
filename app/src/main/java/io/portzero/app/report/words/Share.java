package io.portzero.app.report.words;

/// Packets that have something in common, with its name.
public record Share(String name, long packets) {}
