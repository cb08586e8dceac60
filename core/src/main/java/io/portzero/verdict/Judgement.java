package io.portzero.verdict;

import java.util.List;

/// Everything that was decided about the zeros of a scan.
///
/// @param verdicts the verdicts, most packets first within their scopes, answers (REPLY) last
/// @param events attacks, campaigns and spikes, in the order of their first packets
/// @param secondLook whether the input was read again to see what else the actors did
/// @param approximations what was estimated instead of counted, in words; empty where nothing was
/// @param assignment which verdict each packet belongs to
public record Judgement(
        List<Verdict> verdicts,
        List<Event> events,
        boolean secondLook,
        List<String> approximations,
        Assignment assignment) {

    /// Nothing to decide.
    public static final Judgement NONE =
            new Judgement(List.of(), List.of(), false, List.of(), Assignment.NONE);

    public Judgement {
        verdicts = List.copyOf(verdicts);
        events = List.copyOf(events);
        approximations = List.copyOf(approximations);
    }
}
