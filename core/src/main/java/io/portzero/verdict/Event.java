package io.portzero.verdict;

import io.portzero.internal.Time;
import io.portzero.packet.Address;
import java.util.List;
import java.util.OptionalLong;

/// Something that began and ended: an attack on a victim, or a campaign of a scanner. Events have
/// thresholds; causes do not wait for them.
///
/// @param kind what it is
/// @param headline it, in a sentence
/// @param cause the cause of the zeros in it
/// @param addresses the victim, or the scanners, busiest first; at most [#LISTED]
/// @param addressCount how many there are
/// @param firstNanos when it began, nanoseconds since 1970 UTC; [Time#NONE] without times
/// @param lastNanos when it ended
/// @param packets packets seen
/// @param targets distinct hosts that it reached
/// @param peakPerMinute packets in its busiest minute
/// @param exact whether the counts are exact, or estimated from a sample
/// @param records flow records that tell of the packets; empty where these were seen themselves
/// @param thresholds which thresholds it passed, and how they were scaled, in words
/// @param extrapolation what it means for the whole Internet if the telescope sees its share; empty
///   without a telescope
public record Event(
        Kind kind,
        String headline,
        Cause cause,
        List<Address> addresses,
        long addressCount,
        long firstNanos,
        long lastNanos,
        long packets,
        long targets,
        double peakPerMinute,
        boolean exact,
        OptionalLong records,
        String thresholds,
        String extrapolation) {

    /// Whether flow records tell of it.
    public boolean fromFlows() {
        return records.isPresent();
    }

    /// Addresses listed at most.
    public static final int LISTED = 20;

    /// What an event is.
    public enum Kind {
        /// A victim answered forged packets for a while.
        VICTIM_ATTACK("victimAttack"),
        /// A source, or several together, scanned many hosts.
        SCAN_CAMPAIGN("scanCampaign"),
        /// Zeros were far above their usual rate.
        SPIKE("spike");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// The name in JSON.
        public String key() {
            return key;
        }
    }

    public Event {
        addresses = List.copyOf(addresses);
    }

    /// Whether its packets have times.
    public boolean timed() {
        return firstNanos != Time.NONE;
    }
}
