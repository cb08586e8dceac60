package io.portzero.verdict;

import io.portzero.internal.Order;
import java.util.ArrayList;
import java.util.List;

/// Everything that was decided about the zeros of a scan.
///
/// @param verdicts the verdicts, most packets first within their scopes, answers (REPLY) last
/// @param events attacks, campaigns and spikes, in the order of their first packets
/// @param secondLook whether the input was read again to see what else the actors did
/// @param approximations what was estimated instead of counted, in words; empty where nothing was
/// @param limits what could not be told from what was read, in words; empty where that is nothing
/// @param assignment which verdict each packet belongs to; packets that only flow records tell of
///   are not in it
public record Judgement(
        List<Verdict> verdicts,
        List<Event> events,
        boolean secondLook,
        List<String> approximations,
        List<String> limits,
        Assignment assignment) {

    /// Nothing to decide.
    public static final Judgement NONE =
            new Judgement(List.of(), List.of(), false, List.of(), Assignment.NONE);

    /// A judgement for which everything could be told.
    public Judgement(
            List<Verdict> verdicts,
            List<Event> events,
            boolean secondLook,
            List<String> approximations,
            Assignment assignment) {
        this(verdicts, events, secondLook, approximations, List.of(), assignment);
    }

    public Judgement {
        verdicts = List.copyOf(verdicts);
        events = List.copyOf(events);
        approximations = List.copyOf(approximations);
        limits = List.copyOf(limits);
    }

    /// The same with one more thing that was not counted.
    public Judgement withApproximation(String words) {
        return new Judgement(
                verdicts,
                events,
                secondLook,
                joined(approximations, List.of(words)),
                limits,
                assignment);
    }

    /// This judgement of packets, with that of flow records behind it.
    public Judgement and(Judgement flows) {
        List<Event> all = joined(events, flows.events);
        all.sort(
                Order.comparingLong(Event::firstNanos)
                        .thenComparing(Event::fromFlows)
                        .thenComparing(Event::kind)
                        .thenComparing(Event::headline));
        return new Judgement(
                joined(verdicts, flows.verdicts),
                all,
                secondLook || flows.secondLook,
                joined(approximations, flows.approximations),
                joined(limits, flows.limits),
                assignment);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
