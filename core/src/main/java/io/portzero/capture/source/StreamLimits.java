package io.portzero.capture.source;

import java.util.Locale;

/// Bounds against inputs made to exhaust memory or time: what no honest capture exceeds.
///
/// @param maximumWindowBytes largest history a codec may keep in memory (zstd window, xz
///   dictionary); for zstd never more than 128 MiB
/// @param maximumExpansion largest ratio of delivered to stored bytes
/// @param expansionGraceBytes delivered bytes before the ratio is looked at
public record StreamLimits(
        long maximumWindowBytes, long maximumExpansion, long expansionGraceBytes) {

    /// 128 MiB of history, 2,000 bytes for one, looked at after 1 GiB.
    public static final StreamLimits DEFAULT = new StreamLimits(128L << 20, 2_000, 1L << 30);

    public StreamLimits {
        if (maximumWindowBytes < 1 || maximumExpansion < 1 || expansionGraceBytes < 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "limits must be positive: window %d, expansion %d, grace %d",
                            maximumWindowBytes,
                            maximumExpansion,
                            expansionGraceBytes));
        }
    }

    boolean exceededBy(long deliveredBytes, long storedBytes) {
        return deliveredBytes > expansionGraceBytes
                && deliveredBytes / Math.max(1, storedBytes) >= maximumExpansion;
    }
}
