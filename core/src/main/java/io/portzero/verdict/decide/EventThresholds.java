package io.portzero.verdict.decide;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// From when on traffic is an event. The defaults of attacks are those of Corsaro's
/// denial-of-service plugin, after Moore, Voelker and Savage (2001); those of scans are Durumeric
/// et al. (2014).
///
/// Both were made for a telescope of a /8. A smaller one sees as much less of everything, so with
/// its size given the counts shrink and the times grow in proportion, down to [#FEWEST] packets.
///
/// @param attackPackets answers of one victim
/// @param attackSeconds from the first to the last
/// @param attackPerMinute answers in its busiest minute
/// @param attackExpirySeconds silence that ends an attack
/// @param scanDestinations distinct hosts that a scan reaches
/// @param scanExpirySeconds silence that ends a scan
public record EventThresholds(
        long attackPackets,
        double attackSeconds,
        double attackPerMinute,
        double attackExpirySeconds,
        long scanDestinations,
        double scanExpirySeconds) {

    /// However small the telescope, fewer packets are no attack.
    public static final long FEWEST = 5;

    /// For a telescope of a /8, and where its size is not known.
    public static final EventThresholds DEFAULTS = new EventThresholds(25, 60, 30, 300, 100, 480);

    private static final double SLASH_8 = 1.0 / 256;

    /// A scan of ten probes a second over the Internet reaches a telescope at intervals of 1 / (10
    /// × share) seconds on average; 480 s were 6.15 such intervals for the telescope of 5.5 million
    /// addresses that the rule was made for.
    private static final double MEAN_GAPS = 6.15;

    private static final double PROBES_PER_SECOND = 10;

    /// The thresholds for a telescope of this share of all addresses.
    public EventThresholds scaled(OptionalDouble telescopeShare) {
        if (telescopeShare.isEmpty() || telescopeShare.getAsDouble() <= 0) {
            return this;
        }
        double share = telescopeShare.getAsDouble();
        double factor = Math.min(1, share / SLASH_8);
        double gap = 1 / (PROBES_PER_SECOND * share);
        return new EventThresholds(
                Math.max(FEWEST, Math.round(attackPackets * factor)),
                attackSeconds,
                Math.max(FEWEST, attackPerMinute * factor),
                attackExpirySeconds,
                Math.max(ScanRule.LEAST_TARGETS, Math.round(scanDestinations * factor)),
                Math.max(scanExpirySeconds, MEAN_GAPS * gap));
    }

    /// The thresholds of attacks in words.
    String attackWords() {
        return String.format(
                Locale.ROOT,
                "%d packets, %.0f s, %.0f packets in some minute, over after %s of silence",
                attackPackets,
                attackSeconds,
                attackPerMinute,
                Words.span(attackExpirySeconds));
    }

    /// The thresholds of scans in words.
    String scanWords() {
        return String.format(
                Locale.ROOT,
                "%d hosts, over after %s of silence",
                scanDestinations,
                Words.span(scanExpirySeconds));
    }

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventThresholds that
                && attackPackets == that.attackPackets
                && scanDestinations == that.scanDestinations
                && Double.compare(attackSeconds, that.attackSeconds) == 0
                && Double.compare(attackPerMinute, that.attackPerMinute) == 0
                && Double.compare(attackExpirySeconds, that.attackExpirySeconds) == 0
                && Double.compare(scanExpirySeconds, that.scanExpirySeconds) == 0;
    }

    @Override
    public int hashCode() {
        int hash = Long.hashCode(attackPackets);
        hash = 31 * hash + Double.hashCode(attackSeconds);
        hash = 31 * hash + Double.hashCode(attackPerMinute);
        hash = 31 * hash + Double.hashCode(attackExpirySeconds);
        hash = 31 * hash + Long.hashCode(scanDestinations);
        hash = 31 * hash + Double.hashCode(scanExpirySeconds);
        return hash;
    }
}
