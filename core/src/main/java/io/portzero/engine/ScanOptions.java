package io.portzero.engine;

import io.portzero.capture.source.StreamLimits;

/// How a scan is run. Nothing but `flows` changes the result.
///
/// @param threads workers that parse, at least 1; each compressed input has one more that unpacks
/// @param partBytes the size of the parts that a mapped file is divided into
/// @param streamEverything whether plain files are read as streams too, instead of mapped
/// @param limits bounds for decompression
/// @param flows which flow records are read, and whose they are
public record ScanOptions(
        int threads,
        long partBytes,
        boolean streamEverything,
        StreamLimits limits,
        FlowOptions flows) {

    private static final long DEFAULT_PART = 128L << 20;

    public ScanOptions {
        if (threads < 1 || partBytes < 1) {
            throw new IllegalArgumentException(
                    "threads and part size must be positive: " + threads + ", " + partBytes);
        }
    }

    /// With the usual flow records.
    public ScanOptions(int threads, long partBytes, boolean streamEverything, StreamLimits limits) {
        this(threads, partBytes, streamEverything, limits, FlowOptions.DEFAULTS);
    }

    /// The same, with other flow records.
    public ScanOptions with(FlowOptions otherFlows) {
        return new ScanOptions(threads, partBytes, streamEverything, limits, otherFlows);
    }

    /// As many workers as there are processors.
    public static ScanOptions defaults() {
        return withThreads(Runtime.getRuntime().availableProcessors());
    }

    /// The usual options with a number of threads, at least 1.
    public static ScanOptions withThreads(int threads) {
        return new ScanOptions(threads, DEFAULT_PART, false, StreamLimits.DEFAULT);
    }
}
