package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.ActorWords;
import io.portzero.app.report.words.Actors;
import io.portzero.app.report.words.FactWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.ProfileFacts;
import io.portzero.app.report.words.ProfileFacts.Fact;
import io.portzero.app.report.words.Share;
import io.portzero.app.report.words.Sides;
import io.portzero.app.report.words.Times;
import io.portzero.engine.ScanReport;
import io.portzero.summary.ZeroProfile;
import java.util.ArrayList;
import java.util.List;

/// Writes one profile: who sent the zeros of one protocol and side, when, and what they look like.
final class TextProfile {

    private static final int LABEL = 14;

    private final TextPage page;
    private final ScanReport report;
    private final Detail detail;

    TextProfile(TextPage page, ScanReport report, Detail detail) {
        this.page = page;
        this.report = report;
        this.detail = detail;
    }

    void write(ZeroProfile profile) {
        page.heading(Sides.words(profile) + ": " + Numbers.count(profile.packets(), "packet"));
        if (profile.timed()) {
            fact("time", times(profile));
        }
        int limit = detail.listLength();
        actors("source", Actors.sources(profile, report.traffic(), limit), profile.packets());
        actors(
                "destination",
                Actors.destinations(profile, report.traffic(), limit),
                profile.packets());
        facts(ProfileFacts.of(profile, limit), profile.packets());
    }

    private String times(ZeroProfile profile) {
        String first = Times.iso(profile.firstNanos(), report.timeDigits());
        if (profile.firstNanos() == profile.lastNanos()) {
            return first;
        }
        return first
                + " to "
                + Times.iso(profile.lastNanos(), report.timeDigits())
                + ", "
                + Numbers.span(profile.firstNanos(), profile.lastNanos());
    }

    private void actors(String role, Actors actors, long packets) {
        if (actors.exact() && actors.distinct() == 1) {
            fact(role, actors.busiest().getFirst().name());
            return;
        }
        if (actors.even(packets) && detail != Detail.EVERYTHING) {
            fact(role + "s", ActorWords.even(actors));
            return;
        }
        fact(role + "s", ActorWords.counted(actors));
        List<List<Cell>> rows = new ArrayList<>();
        String mark = actors.exact() ? "" : "≈ ";
        for (Share each : actors.busiest()) {
            rows.add(
                    List.of(
                            Cell.left(each.name()),
                            Cell.right(mark + Numbers.count(each.packets())),
                            Cell.right(Numbers.share(each.packets(), packets), Ink.FAINT)));
        }
        page.table(" ".repeat(LABEL + 2 * TextReport.INDENT.length()), rows);
    }

    /// Fields that never vary share a paragraph, the others have a line each.
    private void facts(List<Fact> facts, long packets) {
        List<String> constant = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.constant(packets)) {
                constant.add(fact.name() + " " + fact.values().getFirst().name());
            } else {
                fact(fact.name(), FactWords.values(fact, packets));
            }
        }
        if (!constant.isEmpty()) {
            fact(packets == 1 ? "fields" : "same in all", String.join(" · ", constant));
        }
    }

    private void fact(String name, String text) {
        page.labelled(TextReport.INDENT, Cell.left(name, Ink.FAINT), LABEL, text, Ink.PLAIN);
    }
}
