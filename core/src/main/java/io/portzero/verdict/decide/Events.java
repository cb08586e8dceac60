package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.internal.Order;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Event;
import io.portzero.verdict.Event.Kind;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Finds attacks on victims and campaigns of scanners among what was decided, by the thresholds of
/// the field.
final class Events {

    private static final double NANOS = 1e9;
    private static final long MINUTE = 60_000_000_000L;
    private static final long SLIDE = 10_000_000_000L;

    private final Context context;
    private final EventThresholds base;
    private final EventThresholds thresholds;
    private final Observations observations;
    private final double scale;

    Events(Context context, EventThresholds base, Observations observations) {
        this.context = context;
        this.base = base;
        this.observations = observations;
        scale = observations.scale();
        thresholds = base.scaled(context.telescopeShare());
    }

    List<Event> of(List<Decision> decisions) {
        List<Event> events = new ArrayList<>();
        attacks(decisions, events);
        for (Decision decision : decisions) {
            if (decision.cause() == Cause.SCAN) {
                scans(decision.group(), events);
            }
        }
        events.addAll(Spikes.of(observations));
        events.sort(
                Order.comparingLong(Event::firstNanos)
                        .thenComparing(Event::kind)
                        .thenComparing(Event::headline));
        return events;
    }

    /// All answers of one victim are one attack, whatever their protocol and side.
    private void attacks(List<Decision> decisions, List<Event> events) {
        Map<Address, List<ZeroPacket>> answers = new TreeMap<>();
        Map<Address, List<ZeroPacket>> floods = new TreeMap<>();
        for (Decision decision : decisions) {
            for (ZeroPacket packet : decision.group().packets()) {
                if (decision.cause() == Cause.BACKSCATTER) {
                    answers.computeIfAbsent(Victims.victim(packet), _ -> new ArrayList<>())
                            .add(packet);
                } else if (decision.cause() == Cause.FLOOD) {
                    floods.computeIfAbsent(packet.tuple().destination(), _ -> new ArrayList<>())
                            .add(packet);
                }
            }
        }
        answers.forEach((victim, packets) -> attack(Cause.BACKSCATTER, victim, packets, events));
        floods.forEach((victim, packets) -> attack(Cause.FLOOD, victim, packets, events));
    }

    private void attack(Cause cause, Address victim, List<ZeroPacket> packets, List<Event> events) {
        packets.sort(ZeroPacket.BY_TIME);
        for (List<ZeroPacket> run : runs(packets, thresholds.attackExpirySeconds())) {
            double count = count(run) * scale;
            double peak = peakPerMinute(run) * scale;
            if (count >= thresholds.attackPackets()
                    && seconds(run) >= thresholds.attackSeconds()
                    && peak >= thresholds.attackPerMinute()) {
                events.add(attackEvent(cause, victim, run, peak));
            }
        }
    }

    private Event attackEvent(Cause cause, Address victim, List<ZeroPacket> run, double peak) {
        boolean answers = cause == Cause.BACKSCATTER;
        Set<Address> others = new HashSet<>();
        for (ZeroPacket packet : run) {
            others.add(answers ? Victims.answered(packet) : packet.tuple().source());
        }
        long count = Math.round(count(run) * scale);
        long hosts = Group.scaledHosts(others.size(), run.size(), scale);
        String headline =
                answers
                        ? String.format(
                                Locale.ROOT,
                                "%s was flooded with forged packets: %s to %,d addresses here",
                                victim,
                                Amount.of(count, "answer"),
                                hosts)
                        : String.format(
                                Locale.ROOT,
                                "%s was flooded: %s from %,d addresses, up to %,.0f a minute",
                                victim,
                                Amount.of(count, "packet"),
                                hosts,
                                peak);
        return new Event(
                Kind.VICTIM_ATTACK,
                headline,
                cause,
                List.of(victim),
                1,
                run.getFirst().nanos(),
                lastNanos(run),
                count,
                answers ? hosts : 1,
                peak,
                exact(run),
                records(run, scale),
                thresholds.attackWords() + scaledNote(),
                answers ? extrapolation(count, peak) : "");
    }

    private void scans(Group group, List<Event> events) {
        for (List<ZeroPacket> run : runs(group.packets(), thresholds.scanExpirySeconds())) {
            Set<Address> hosts = new HashSet<>();
            Map<Address, Long> sources = new HashMap<>();
            for (ZeroPacket packet : run) {
                hosts.add(packet.tuple().destination());
                sources.merge(packet.tuple().source(), packet.packets(), Long::sum);
            }
            if (hosts.size() >= thresholds.scanDestinations()) {
                long reached = Group.scaledHosts(hosts.size(), run.size(), scale);
                events.add(scanEvent(run, reached, sources));
            }
        }
    }

    private Event scanEvent(List<ZeroPacket> run, long hosts, Map<Address, Long> sources) {
        List<Address> busiest =
                Group.ranked(sources).stream().limit(Event.LISTED).map(Map.Entry::getKey).toList();
        long count = Math.round(count(run) * scale);
        String who =
                sources.size() == 1
                        ? busiest.getFirst().toString()
                        : String.format(Locale.ROOT, "%,d sources together", sources.size());
        String headline = String.format(Locale.ROOT, "%s scanned %,d hosts", who, hosts);
        return new Event(
                Kind.SCAN_CAMPAIGN,
                headline,
                Cause.SCAN,
                busiest,
                sources.size(),
                run.getFirst().nanos(),
                lastNanos(run),
                count,
                hosts,
                peakPerMinute(run) * scale,
                exact(run),
                records(run, scale),
                thresholds.scanWords() + scaledNote(),
                scanExtrapolation(hosts));
    }

    /// Packets divided wherever there is silence for longer than `expirySeconds`; those without a
    /// time belong to no run.
    private static List<List<ZeroPacket>> runs(List<ZeroPacket> packets, double expirySeconds) {
        List<List<ZeroPacket>> runs = new ArrayList<>();
        long last = Time.NONE;
        for (ZeroPacket packet : packets) {
            if (!packet.timed()) {
                continue;
            }
            if (runs.isEmpty() || packet.nanos() - last > expirySeconds * NANOS) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(packet);
            last = Math.max(last, packet.lastNanos());
        }
        return runs;
    }

    private static long count(List<ZeroPacket> packets) {
        return packets.stream().mapToLong(ZeroPacket::sent).sum();
    }

    private static double seconds(List<ZeroPacket> run) {
        return (lastNanos(run) - run.getFirst().nanos()) / NANOS;
    }

    static long lastNanos(List<ZeroPacket> run) {
        return run.stream().mapToLong(ZeroPacket::lastNanos).max().orElseThrow();
    }

    /// The flow records of a run; empty where packets were seen.
    static OptionalLong records(List<ZeroPacket> run, double scale) {
        return run.getFirst().fromFlow()
                ? OptionalLong.of(
                        Math.round(run.stream().mapToLong(ZeroPacket::seen).sum() * scale))
                : OptionalLong.empty();
    }

    /// Whether the packets of a run were counted and not estimated.
    private boolean exact(List<ZeroPacket> run) {
        return observations.complete()
                && run.stream().allMatch(packet -> packet.sent() == packet.packets());
    }

    /// The most packets in a window of a minute that slides by ten seconds.
    static double peakPerMinute(List<ZeroPacket> run) {
        if (run.getFirst().fromFlow()) {
            return FlowRate.highest(run, MINUTE);
        }
        long start = Math.floorDiv(run.getFirst().nanos(), SLIDE);
        Map<Long, Long> slots = new TreeMap<>();
        for (ZeroPacket packet : run) {
            long slot = Math.floorDiv(packet.nanos(), SLIDE) - start;
            slots.merge(slot, packet.packets(), Long::sum);
        }
        long best = 0;
        for (long slot : slots.keySet()) {
            long within = 0;
            for (long i = slot; i < slot + MINUTE / SLIDE; i++) {
                within += slots.getOrDefault(i, 0L);
            }
            best = Math.max(best, within);
        }
        return best;
    }

    private String scaledNote() {
        return thresholds.equals(base) ? "" : " (scaled to the telescope's size)";
    }

    private String extrapolation(long count, double peak) {
        OptionalDouble share = context.telescopeShare();
        if (share.isEmpty()) {
            return "";
        }
        double factor = 1 / share.getAsDouble();
        return String.format(
                Locale.ROOT,
                "if sources were forged uniformly, the victim sent about %s answers, up to %s "
                        + "a second; the telescope sees 1/%,.0f of them",
                Words.rough(count * factor),
                Words.rough(peak * factor / 60),
                factor);
    }

    private String scanExtrapolation(long hosts) {
        OptionalDouble share = context.telescopeShare();
        if (share.isEmpty()) {
            return "";
        }
        double space = share.getAsDouble() * 0x1p32;
        return "it reached %s of the telescope's addresses"
                .formatted(Words.percent(Math.min(1, hosts / space)));
    }
}
