package io.portzero.app.report.words;

import io.portzero.packet.Address;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.ZeroSample.Sampled;
import io.portzero.summary.chance.Concentration;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.HeavyHitters;
import io.portzero.summary.sketch.HeavyHitters.Candidate;
import io.portzero.summary.sketch.HeavyHitters.Counted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The hosts of a profile, busiest first.
///
/// @param busiest addresses with their packets
/// @param distinct how many different addresses there were; where not `exact`, an estimate with a
///   relative standard error of 1.6 %
/// @param exact whether all counts are exact
/// @param errorBound how much too high a count may be, 0 where exact
public record Actors(List<Share> busiest, long distinct, boolean exact, long errorBound) {

    /// Where nobody sent or received more than this share, a list of the busiest tells little.
    private static final double TELLING = 0.05;

    /// The busiest senders of a profile, at most `limit`.
    public static Actors sources(ZeroProfile profile, TrafficSummary traffic, int limit) {
        HeavyHitters hosts = profile.sources();
        return of(hosts, hosts.exact() ? List.of() : candidates(profile, traffic, true), limit);
    }

    /// The busiest targets of a profile, at most `limit`.
    public static Actors destinations(ZeroProfile profile, TrafficSummary traffic, int limit) {
        HeavyHitters hosts = profile.destinations();
        return of(hosts, hosts.exact() ? List.of() : candidates(profile, traffic, false), limit);
    }

    /// Hosts of inner headers, of which no candidates are kept: listed only while exact.
    static Actors inner(HeavyHitters hosts, int limit) {
        return of(hosts, List.of(), limit);
    }

    /// Whether the packets are spread over many hosts of which none stands out.
    public boolean even(long packets) {
        return exact
                && distinct > busiest.size()
                && busiest.getFirst().packets() < TELLING * packets;
    }

    private static Actors of(HeavyHitters hosts, List<Candidate> candidates, int limit) {
        List<Counted> all = hosts.top(Integer.MAX_VALUE, candidates);
        List<Share> busiest =
                all.stream()
                        .limit(limit)
                        .map(each -> new Share(Address.text(each.hi(), each.lo()), each.count()))
                        .toList();
        long distinct = Math.round(hosts.distinct());
        return new Actors(busiest, distinct, hosts.exact(), hosts.errorBound());
    }

    /// How unevenly the zeros of all profiles are shared among their sources; empty where a profile
    /// had too many sources to count each.
    public static Optional<Concentration> concentration(TrafficSummary traffic) {
        Map<Address, Long> packets = new HashMap<>();
        for (ZeroProfile profile : traffic.zeros()) {
            if (!profile.sources().exact()) {
                return Optional.empty();
            }
            for (Counted source : profile.sources().top(Integer.MAX_VALUE, List.of())) {
                packets.merge(new Address(source.hi(), source.lo()), source.count(), Long::sum);
            }
        }
        return packets.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Concentration.of(
                                packets.values().stream().mapToLong(Long::longValue).toArray()));
    }

    private static List<Candidate> candidates(
            ZeroProfile profile, TrafficSummary traffic, boolean source) {
        return traffic.zeroSample().packets().stream()
                .filter(packet -> packet.protocol() == profile.protocol().number())
                .filter(packet ->
                        ZeroSide.of(packet.sourcePort(), packet.destinationPort())
                                == profile.side())
                .map(packet -> candidate(packet, source))
                .toList();
    }

    /// The hash is the one that profiles count addresses by.
    private static Candidate candidate(Sampled packet, boolean source) {
        long high = source ? packet.sourceHigh() : packet.destinationHigh();
        long low = source ? packet.sourceLow() : packet.destinationLow();
        return new Candidate(Hash.of(high, low), high, low);
    }
}
