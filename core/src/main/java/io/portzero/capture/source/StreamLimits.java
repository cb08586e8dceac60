package io.portzero.capture.source;
public record StreamLimits(long maximumWindowBytes, long maximumExpansion, long expansionGraceBytes) { public static final StreamLimits DEFAULT = new StreamLimits(1,1,1); }
