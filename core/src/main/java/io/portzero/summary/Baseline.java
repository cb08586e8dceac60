package io.portzero.summary;
public record Baseline(String name) {}
