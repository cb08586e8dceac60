package io.portzero.app.report.html;

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
import java.util.List;

/// A part of the page for each protocol and side that has zeros: who, when, and what they look
/// like.
final class HtmlProfiles {

    private static final int LISTED = 10;

    private final Html html = new Html();
    private final ScanReport report;

    private HtmlProfiles(ScanReport report) {
        this.report = report;
    }

    static String of(ScanReport report) {
        HtmlProfiles profiles = new HtmlProfiles(report);
        sorted(report).forEach(profiles::add);
        return profiles.html.toString();
    }

    /// The profiles as the page and its data list them: most packets first.
    static List<ZeroProfile> sorted(ScanReport report) {
        return report.traffic().zeros().stream()
                .sorted((one, other) -> Long.compare(other.packets(), one.packets()))
                .toList();
    }

    private void add(ZeroProfile profile) {
        String name = Sides.words(profile);
        html.raw("<section class=\"profile\">").element("h2", name);
        html.element(
                "p class=\"hint\"", Numbers.count(profile.packets(), "packet") + times(profile));
        html.raw("<div class=\"columns\">");
        actors("Sources", Actors.sources(profile, report.traffic(), LISTED), profile.packets());
        actors(
                "Destinations",
                Actors.destinations(profile, report.traffic(), LISTED),
                profile.packets());
        List<Fact> facts = ProfileFacts.of(profile, LISTED);
        facts.stream().filter(Fact::isPort).forEach(fact -> ports(fact, profile.packets()));
        html.raw(
                "<figure class=\"chart ttl\" data-profile=\""
                        + sorted(report).indexOf(profile)
                        + "\">");
        html.raw("<figcaption><h3>TTL</h3></figcaption></figure></div>\n");
        facts(facts, profile.packets());
        html.raw("</section>\n");
    }

    private String times(ZeroProfile profile) {
        if (!profile.timed()) {
            return ", without times";
        }
        String first = Times.iso(profile.firstNanos(), report.timeDigits());
        String last = Times.iso(profile.lastNanos(), report.timeDigits());
        return first.equals(last)
                ? ", at " + first
                : ", "
                        + first
                        + " to "
                        + last
                        + " ("
                        + Numbers.span(profile.firstNanos(), profile.lastNanos())
                        + ")";
    }

    private void actors(String role, Actors actors, long packets) {
        html.raw("<div><h3>").text(role).raw("</h3>\n");
        if (actors.even(packets)) {
            html.element("p", ActorWords.even(actors)).raw("</div>\n");
            return;
        }
        html.element("p class=\"hint\"", ActorWords.counted(actors));
        bars(actors.busiest(), packets, actors.exact() ? "" : "≈\u00A0", "Address");
        html.raw("</div>\n");
    }

    private void ports(Fact fact, long packets) {
        html.raw("<div><h3>")
                .text(fact.name().equals(ProfileFacts.TO_PORT) ? "To port" : "From port")
                .raw("</h3>\n");
        long different = fact.values().size() + fact.more();
        html.element(
                "p class=\"hint\"",
                Numbers.count(different) + (different == 1 ? " port" : " different ports"));
        bars(fact.values(), packets, "", "Port");
        html.raw("</div>\n");
    }

    private void bars(List<Share> shares, long packets, String mark, String heading) {
        html.raw("<div class=\"scroll\"><table class=\"bars\">")
                .headings(true, heading, "Packets", "");
        html.raw("<tbody>");
        for (Share each : shares) {
            html.raw("<tr>").element("th scope=\"row\"", each.name());
            html.element("td class=\"number\"", mark + Numbers.count(each.packets()));
            html.raw("<td class=\"track\">").bar((double) each.packets() / packets, "zero");
            html.element("span class=\"share\"", Numbers.share(each.packets(), packets));
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private void facts(List<Fact> facts, long packets) {
        html.raw("<dl class=\"facts\">\n");
        for (Fact fact : facts) {
            if (!fact.isPort()) {
                String value =
                        fact.constant(packets)
                                ? fact.values().getFirst().name() + (packets == 1 ? "" : " in all")
                                : FactWords.values(fact, packets);
                html.raw("<div>").element("dt", fact.name()).element("dd", value).raw("</div>\n");
            }
        }
        html.raw("</dl>\n");
    }
}
