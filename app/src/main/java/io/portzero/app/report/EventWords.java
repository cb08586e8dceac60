package io.portzero.app.report;

import io.portzero.verdict.Event;
import java.util.ArrayList;
import java.util.List;

/// Says what an event was and how large.
final class EventWords {

    private EventWords() {}

    static String kind(Event.Kind kind) {
        return switch (kind) {
            case VICTIM_ATTACK -> "attack";
            case SCAN_CAMPAIGN -> "campaign";
            case SPIKE -> "spike";
        };
    }

    static String headline(Event event) {
        return VerdictWords.sentence(event.headline());
    }

    /// What it means for the whole Internet; the event has some.
    static String extrapolation(Event event) {
        return CauseWords.capital(VerdictWords.sentence(event.extrapolation()));
    }

    static String time(Event event, int digits) {
        return event.timed()
                ? VerdictWords.stretch(event.firstNanos(), event.lastNanos(), digits)
                : "without times";
    }

    static String packets(Event event) {
        return Numbers.count(event.packets(), event.exact());
    }

    static String targets(Event event) {
        return Numbers.count(event.targets(), event.exact());
    }

    static String peak(Event event) {
        double peak = event.peakPerMinute();
        return peak == Math.rint(peak)
                ? Numbers.count((long) peak, event.exact())
                : (event.exact() ? "" : "≈" + Numbers.NO_BREAK) + Numbers.decimal(peak);
    }

    /// The addresses with their origins, and how many more there are.
    static String addresses(Event event, int limit, OriginWords origins) {
        List<String> parts =
                new ArrayList<>(
                        event.addresses().stream().limit(limit).map(origins::host).toList());
        long more = event.addressCount() - parts.size();
        if (more > 0) {
            parts.add(Numbers.count(more) + " more");
        }
        return String.join(", ", parts);
    }
}
