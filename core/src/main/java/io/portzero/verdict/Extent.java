package io.portzero.verdict;

import io.portzero.internal.Time;
import java.util.OptionalLong;

/// How much a verdict explains, and when it was.
///
/// @param packets packets with a zero that it explains; answers to them are in a verdict of their
///   own, REPLY
/// @param packetsExact whether `packets` was counted, or estimated from a sample
/// @param records flow records that tell of them; empty where the packets themselves were seen
/// @param groups how many groups of packets were judged alone and are told together, because there
///   were very many such small ones; 1 for an ordinary verdict
/// @param sources distinct sources
/// @param destinations distinct destinations
/// @param firstNanos the first packet's time, nanoseconds since 1970 UTC; [Time#NONE] without times
/// @param lastNanos the last packet's time
public record Extent(
        long packets,
        boolean packetsExact,
        OptionalLong records,
        long groups,
        long sources,
        long destinations,
        long firstNanos,
        long lastNanos) {

    /// Whether its packets have times.
    public boolean timed() {
        return firstNanos != Time.NONE;
    }

    /// Nanoseconds from the first packet to the last; 0 without times.
    public long durationNanos() {
        return timed() ? lastNanos - firstNanos : 0;
    }
}
