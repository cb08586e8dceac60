package io.portzero.summary;

import io.portzero.summary.ZeroSample.Sampled;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.HeavyHitters;
import io.portzero.summary.sketch.HeavyHitters.Candidate;
import io.portzero.summary.sketch.HeavyHitters.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How the packets with zeros are shared among all the hosts that sent them, or that received them.
///
/// Exact while no more hosts occurred than are counted one by one. Beyond that the busiest hosts
/// are those found in a sample of the packets, with counts that may be too high by the error of the
/// sketch, and each host of a uniform sample of the others stands for as many as were left out.
public final class HostShares {

    private static final int BUSIEST = 100;

    private final HeavyHitters hosts;
    private final List<Counted> busiest;
    private final long packets;

    // Largest first; one of the ranks stands for `weights` hosts of as many packets each.
    private final double[] counts;
    private final double[] weights;
    private final double hostCount;
    private final double packetCount;

    private HostShares(HeavyHitters hosts, List<Candidate> candidates, long packets) {
        this.hosts = hosts;
        this.packets = packets;
        this.busiest = hosts.top(hosts.exact() ? Integer.MAX_VALUE : BUSIEST, candidates);
        long[] others = hosts.exact() ? new long[0] : others();
        counts = new double[busiest.size() + others.length];
        weights = new double[counts.length];
        double weight = (hosts.distinct() - busiest.size()) / Math.max(1, others.length);
        for (int rank = 0; rank < counts.length; rank++) {
            boolean listed = rank < busiest.size();
            counts[rank] =
                    listed
                            ? busiest.get(rank).count()
                            : others[others.length - 1 - (rank - busiest.size())];
            weights[rank] = listed ? 1 : weight;
        }
        double hostSum = 0;
        double packetSum = 0;
        for (int rank = 0; rank < counts.length; rank++) {
            hostSum += weights[rank];
            packetSum += weights[rank] * counts[rank];
        }
        hostCount = hostSum;
        packetCount = packetSum;
    }

    /// Those who sent zeros.
    public static HostShares ofSources(TrafficSummary traffic) {
        return of(traffic, true);
    }

    /// Those to whom zeros were sent.
    public static HostShares ofDestinations(TrafficSummary traffic) {
        return of(traffic, false);
    }

    private static HostShares of(TrafficSummary traffic, boolean sources) {
        HeavyHitters hosts = new HeavyHitters(ZeroProfile.EXACT_ACTORS);
        for (ZeroProfile profile : traffic.zeros()) {
            hosts.merge(sources ? profile.sources() : profile.destinations());
        }
        List<Candidate> candidates = new ArrayList<>();
        if (!hosts.exact()) {
            for (Sampled packet : traffic.zeroSample().packets()) {
                long high = sources ? packet.sourceHigh() : packet.destinationHigh();
                long low = sources ? packet.sourceLow() : packet.destinationLow();
                candidates.add(new Candidate(Hash.of(high, low), high, low));
            }
        }
        return new HostShares(hosts, candidates, traffic.counts().zero().packets());
    }

    /// The sampled hosts that are less busy than those listed, ascending.
    private long[] others() {
        long least = busiest.isEmpty() ? Long.MAX_VALUE : busiest.getLast().count();
        return Arrays.stream(hosts.sampledCounts()).filter(count -> count <= least).toArray();
    }

    /// Whether every host was counted.
    public boolean exact() {
        return hosts.exact();
    }

    /// How many hosts there are; an estimate where not [#exact].
    public long hosts() {
        return Math.round(hosts.distinct());
    }

    /// All packets that are shared.
    public long packets() {
        return packets;
    }

    /// The busiest hosts, most packets first, equal ones by address.
    public List<Counted> busiest(int limit) {
        return busiest.subList(0, Math.min(limit, busiest.size()));
    }

    /// How much too high a count of [#busiest] may be; 0 where exact.
    public long errorBound() {
        return hosts.errorBound();
    }

    /// The share of the packets that the `number` busiest hosts have, 0 to 1.
    public double shareOfBusiest(double number) {
        double left = number;
        double sum = 0;
        for (int rank = 0; rank < counts.length && left > 0; rank++) {
            double taken = Math.min(left, weights[rank]);
            sum += taken * counts[rank];
            left -= taken;
        }
        return packetCount == 0 ? 0 : sum / packetCount;
    }

    /// The Gini coefficient: 0 where all hosts have as many packets, near 1 where one has all.
    public double gini() {
        double before = 0;
        double area = 0;
        for (int rank = 0; rank < counts.length; rank++) {
            double part = weights[rank] * counts[rank];
            area += weights[rank] * (before + part / 2);
            before += part;
        }
        return packetCount == 0 ? 0 : 2 * area / (hostCount * packetCount) - 1;
    }

    /// The Lorenz curve: the share of the packets that the least busy share of the hosts has.
    ///
    /// @param share of the hosts, 0 to 1
    public double lorenz(double share) {
        return packetCount == 0 ? 0 : Math.max(0, 1 - shareOfBusiest((1 - share) * hostCount));
    }
}
