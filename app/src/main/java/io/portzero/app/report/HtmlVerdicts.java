package io.portzero.app.report;

import io.portzero.engine.ScanReport;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.ToolFound;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;

/// Why the zeros were sent: bars by cause, then a card for each verdict.
final class HtmlVerdicts {

    private static final int CARDS = 100;

    private final Html html = new Html();
    private final ScanReport report;

    private HtmlVerdicts(ScanReport report) {
        this.report = report;
    }

    static String of(ScanReport report) {
        return report.judgement().verdicts().isEmpty() ? "" : new HtmlVerdicts(report).build();
    }

    private String build() {
        Judgement judgement = report.judgement();
        html.raw("<section id=\"why\"><h2>Why</h2>\n");
        causes();
        judgement.verdicts().stream().limit(CARDS).forEach(this::card);
        int more = judgement.verdicts().size() - CARDS;
        if (more > 0) {
            String text = Numbers.count(more, "more verdict") + ", all in the JSON report.";
            html.element("p class=\"hint\"", text);
        }
        limits(judgement);
        return html.raw("</section>\n").toString();
    }

    private void causes() {
        if (report.judgement().verdicts().size() < 2) {
            return;
        }
        html.raw("<div class=\"scroll\"><table class=\"bars causes\">");
        html.headings(true, "Cause", "Verdicts", "Packets", "Share").raw("<tbody>");
        for (Scope scope : Scope.values()) {
            LeadingCauses causes = LeadingCauses.of(report, scope);
            causes.groups().forEach(group -> cause(scope, group, causes.all()));
        }
        html.raw("</tbody></table></div>\n");
    }

    private void cause(Scope scope, LeadingCauses.Group group, long all) {
        String where =
                switch (scope) {
                    case OUTER -> "";
                    case QUOTED -> ", quoted by ICMP errors";
                    case TUNNELLED -> ", inside tunnels";
                };
        html.raw("<tr>").element("th scope=\"row\"", CauseWords.of(group.cause()) + where);
        html.element("td class=\"number\"", Numbers.count(group.verdicts().size()));
        html.element("td class=\"number\"", Numbers.count(group.packets(), group.exact()));
        html.raw("<td class=\"track\">").bar((double) group.packets() / Math.max(1, all), "zero");
        html.element("span class=\"share\"", Numbers.share(group.packets(), all));
        html.raw("</td></tr>\n");
    }

    private void card(Verdict verdict) {
        html.raw("<article class=\"verdict " + verdict.severity().key() + "\">\n");
        html.raw("<div class=\"measure\">");
        html.element("p class=\"count\"", Numbers.count(verdict.packets(), verdict.packetsExact()));
        html.element("p class=\"hint\"", verdict.packets() == 1 ? "packet" : "packets");
        html.raw("<p><span class=\"unseen\">severity </span>")
                .element("span class=\"badge\"", verdict.severity().key())
                .raw("</p></div>\n<div>");
        html.element("h3", CauseWords.capital(VerdictWords.title(verdict)));
        html.element(
                "p class=\"where\"", VerdictWords.facts(verdict, report.traffic().counts(), 0));
        confidence(verdict);
        verdict.tool().ifPresent(this::tool);
        evidence(verdict);
        html.element("p class=\"rival\"", VerdictWords.rival(verdict.rival()));
        if (!verdict.advice().isBlank()) {
            html.element("p class=\"advice\"", VerdictWords.sentence(verdict.advice()));
        }
        actors(verdict);
        html.raw(HtmlReasoning.of(verdict.explanation())).raw("</div></article>\n");
    }

    private void confidence(Verdict verdict) {
        html.raw("<p class=\"confidence\">")
                .element("span", CauseWords.capital(Confidence.words(verdict.confidence())))
                .bar(verdict.confidence(), "sure");
        html.element("span class=\"amount\"", Confidence.number(verdict.confidence()))
                .raw("</p>\n");
    }

    private void tool(ToolFound tool) {
        html.raw("<p class=\"tool\"><b>Tool:</b> ").text(VerdictWords.found(tool)).raw("</p>\n");
    }

    private void evidence(Verdict verdict) {
        html.raw("<ul class=\"evidence\">\n");
        for (Evidence each : verdict.evidence()) {
            html.raw("<li>").element("p", Printable.text(each.fact()));
            String rests =
                    Numbers.count(each.count()) + " · " + each.rule() + " · " + each.source();
            html.element("p class=\"rule\"", Printable.text(rests)).raw("</li>\n");
        }
        html.raw("</ul>\n");
    }

    private void actors(Verdict verdict) {
        if (verdict.actors().isEmpty()) {
            return;
        }
        html.raw("<details><summary>Hosts</summary><div class=\"scroll\"><table>");
        html.headings(false, "Role", "Address", "Packets").raw("<tbody>");
        for (Actor actor : verdict.actors()) {
            html.raw("<tr>").element("td", actor.role().key());
            html.element("td", actor.address().toString());
            String packets = Numbers.count(actor.packets(), verdict.packetsExact());
            html.element("td class=\"number\"", packets).raw("</tr>\n");
        }
        html.raw("</tbody></table></div></details>\n");
    }

    private void limits(Judgement judgement) {
        for (String each : judgement.approximations()) {
            html.element("p class=\"hint\"", "Estimated: " + VerdictWords.sentence(each));
        }
        if (!judgement.secondLook()) {
            html.element("p class=\"hint\"", TextVerdicts.NO_SECOND_LOOK);
        }
    }
}
