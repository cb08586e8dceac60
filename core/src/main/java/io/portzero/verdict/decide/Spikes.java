package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.packet.Address;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Event;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds stretches in which zeros were far above their usual rate: five-fold, as the sensors saw in
/// November 2013, and beyond what a Poisson process would do.
final class Spikes {

    private static final long HOUR = 3_600_000_000_000L;
    private static final int LEAST_BINS = 8;
    private static final int MOST_BINS = 10_000;
    private static final double FOLD = 5;
    private static final long LEAST_PACKETS = 30;

    private Spikes() {}

    static List<Event> of(Observations observations) {
        List<ZeroPacket> packets =
                observations.packets().stream()
                        .filter(packet -> packet.scope() == Scope.OUTER)
                        .filter(ZeroPacket::timed)
                        .toList();
        if (packets.isEmpty()) {
            return List.of();
        }
        long first = Math.floorDiv(packets.getFirst().nanos(), HOUR);
        long bins = Math.floorDiv(packets.getLast().nanos(), HOUR) - first + 1;
        if (bins < LEAST_BINS || bins > MOST_BINS) {
            return List.of();
        }
        double[] counts = new double[(int) bins];
        for (ZeroPacket packet : packets) {
            count(packet, counts, first);
        }
        return events(observations, packets, counts, first);
    }

    private static List<Event> events(
            Observations observations, List<ZeroPacket> packets, double[] counts, long first) {
        double usual = Math.max(1, median(counts));
        double limit =
                Math.max(LEAST_PACKETS, Math.max(FOLD * usual, usual + 8 * Math.sqrt(usual)));
        List<Event> events = new ArrayList<>();
        int begin = -1;
        for (int bin = 0; bin <= counts.length; bin++) {
            boolean high = bin < counts.length && counts[bin] >= limit;
            if (high && begin < 0) {
                begin = bin;
            } else if (!high && begin >= 0) {
                long from = (first + begin) * HOUR;
                long to = (first + bin) * HOUR;
                events.add(event(observations, between(packets, from, to), usual, bin - begin));
                begin = -1;
            }
        }
        return events;
    }

    /// A flow's packets are taken to be evenly spread over its hours.
    private static void count(ZeroPacket packet, double[] counts, long first) {
        int from = (int) (Math.floorDiv(packet.nanos(), HOUR) - first);
        int to = (int) (Math.floorDiv(packet.lastNanos(), HOUR) - first);
        to = Math.clamp(to, from, counts.length - 1);
        for (int bin = from; bin <= to; bin++) {
            counts[bin] += (double) packet.packets() / (to - from + 1);
        }
    }

    private static double median(double[] counts) {
        double[] sorted = counts.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<ZeroPacket> between(List<ZeroPacket> packets, long from, long to) {
        return packets.stream()
                .filter(packet -> packet.lastNanos() >= from && packet.nanos() < to)
                .toList();
    }

    private static Event event(
            Observations observations, List<ZeroPacket> packets, double usual, int hours) {
        Map<Address, Long> sources = new HashMap<>();
        Set<Address> targets = new HashSet<>();
        long count = 0;
        for (ZeroPacket packet : packets) {
            sources.merge(packet.tuple().source(), packet.packets(), Long::sum);
            targets.add(packet.tuple().destination());
            count += packet.packets();
        }
        double scale = observations.scale();
        long scaled = Math.round(count * scale);
        String headline =
                String.format(
                        Locale.ROOT,
                        "zeros rose %.0f-fold for %s: %,d packets, usually %,.0f an hour",
                        count / usual / hours,
                        Amount.of(hours, "hour"),
                        scaled,
                        usual * scale);
        return new Event(
                Event.Kind.SPIKE,
                headline,
                Cause.UNEXPLAINED,
                Group.ranked(sources).stream().limit(Event.LISTED).map(Map.Entry::getKey).toList(),
                sources.size(),
                packets.getFirst().nanos(),
                packets.getLast().nanos(),
                scaled,
                targets.size(),
                Events.peakPerMinute(packets) * scale,
                observations.complete(),
                Events.records(packets, scale),
                String.format(
                        Locale.ROOT,
                        "five times the median hour and at least %d packets",
                        LEAST_PACKETS),
                "");
    }
}
