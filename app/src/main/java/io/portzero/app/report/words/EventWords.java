package io.portzero.app.report.words;

import io.portzero.verdict.Event;
import java.util.ArrayList;
import java.util.List;

/// Says what an event was and how large.
public final class EventWords {

    private EventWords() {}

    /// What happened, in a word.
    public static String kind(Event.Kind kind) {
        return switch (kind) {
            case VICTIM_ATTACK -> "attack";
            case SCAN_CAMPAIGN -> "campaign";
            case SPIKE -> "spike";
        };
    }

    /// What happened and to whom or by whom, in one line.
    public static String headline(Event event) {
        return VerdictWords.sentence(event.headline());
    }

    /// What it means for the whole Internet; the event has some.
    public static String extrapolation(Event event) {
        return CauseWords.capital(VerdictWords.sentence(event.extrapolation()));
    }

    /// From when to when, with so many digits of a second.
    public static String time(Event event, int digits) {
        return event.timed()
                ? VerdictWords.stretch(event.firstNanos(), event.lastNanos(), digits)
                : "without times";
    }

    /// How many packets, marked where it is an estimate.
    public static String packets(Event event) {
        return Numbers.count(event.packets(), event.exact());
    }

    /// How many targets, marked where it is an estimate.
    public static String targets(Event event) {
        return Numbers.count(event.targets(), event.exact() || event.targets() == 1);
    }

    /// Packets in the busiest minute.
    public static String peak(Event event) {
        double peak = event.peakPerMinute();
        return peak == Math.rint(peak)
                ? Numbers.count((long) peak, event.exact())
                : (event.exact() ? "" : "≈" + Numbers.NO_BREAK) + Numbers.decimal(peak);
    }

    /// The addresses with their origins, and how many more there are.
    public static String addresses(Event event, int limit, OriginWords origins) {
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
