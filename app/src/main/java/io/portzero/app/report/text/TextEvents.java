package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.EventWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.OriginWords;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Event;
import java.util.ArrayList;
import java.util.List;

/// Writes attacks, campaigns and spikes in the order of time.
final class TextEvents {

    private static final int LABEL = 8;
    private static final int LISTED = 10;

    private final TextPage page;
    private final List<Event> events;
    private final int timeDigits;
    private final boolean everything;
    private final OriginWords origins;

    TextEvents(TextPage page, ScanReport report, Detail detail) {
        this.page = page;
        events = report.judgement().events();
        everything = detail == Detail.EVERYTHING;
        origins = OriginWords.of(report.judgement());
        timeDigits = everything ? report.timeDigits() : 0;
    }

    void write() {
        if (events.isEmpty()) {
            return;
        }
        page.heading("Events");
        int shown = everything ? events.size() : Math.min(LISTED, events.size());
        events.subList(0, shown).forEach(this::write);
        if (shown < events.size()) {
            line(Numbers.count(events.size() - shown) + " later ones; -v shows all.");
        }
    }

    private void write(Event event) {
        page.labelled(
                TextReport.INDENT,
                Cell.left(EventWords.kind(event.kind()), Ink.ATTENTION),
                LABEL,
                EventWords.headline(event),
                Ink.PLAIN);
        line(VerdictWords.joined(facts(event)));
        if (!event.extrapolation().isBlank()) {
            line(EventWords.extrapolation(event));
        }
        if (everything) {
            line("Thresholds: " + VerdictWords.sentence(event.thresholds()));
        }
    }

    private List<String> facts(Event event) {
        List<String> facts = new ArrayList<>();
        facts.add(EventWords.time(event, timeDigits));
        facts.add(EventWords.packets(event) + " packets");
        event.records()
                .ifPresent(records -> facts.add("from " + Numbers.count(records, "flow record")));
        facts.add(EventWords.targets(event) + (event.targets() == 1 ? " host" : " hosts"));
        facts.add("peak " + EventWords.peak(event) + " a" + Numbers.NO_BREAK + "minute");
        if (everything && !event.addresses().isEmpty()) {
            facts.add(EventWords.addresses(event, Event.LISTED, origins));
        }
        return facts;
    }

    private void line(String text) {
        page.labelled(TextReport.INDENT, Cell.left(""), LABEL, text, Ink.FAINT);
    }
}
