package io.portzero.app.report.html;

import io.portzero.app.report.words.CauseWords;
import io.portzero.app.report.words.Confidence;
import io.portzero.app.report.words.EvidenceWords;
import io.portzero.app.report.words.LeadingCauses;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.OriginWords;
import io.portzero.app.report.words.Printable;
import io.portzero.app.report.words.ReadingOrder;
import io.portzero.app.report.words.VerdictKind;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.ToolFound;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import java.util.List;

/// Why the zeros were sent: bars by cause, then a card for each verdict.
final class HtmlVerdicts {

    private static final int CARDS = 100;
    private static final int ROWS = 1_000;

    private final Html html = new Html();
    private final ScanReport report;
    private int cards;

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
        List<VerdictKind> kinds = VerdictKind.of(ReadingOrder.of(report));
        new HtmlActions(html).write(kinds.stream().limit(CARDS).toList());
        kinds.stream().limit(CARDS).forEach(this::kind);
        long more = kinds.stream().skip(CARDS).mapToLong(kind -> kind.all().size()).sum();
        if (more > 0) {
            missing(more);
        }
        limits(judgement);
        return html.raw("</section>\n").toString();
    }

    private void causes() {
        if (report.judgement().verdicts().size() < 2) {
            return;
        }
        html.raw("<div class=\"scroll\"><table class=\"bars causes\">");
        html.headings(true, "Cause", "Severity", "Verdicts", "Packets", "Share").raw("<tbody>");
        for (Scope scope : Scope.values()) {
            LeadingCauses causes = LeadingCauses.of(report, scope);
            causes.groups().forEach(group -> cause(where(scope), group, causes));
        }
        LeadingCauses flows = LeadingCauses.ofFlows(report);
        flows.groups().forEach(group -> cause(", from flow records", group, flows));
        html.raw("</tbody></table></div>\n");
    }

    private static String where(Scope scope) {
        return switch (scope) {
            case OUTER -> "";
            case QUOTED -> ", quoted by ICMP errors";
            case TUNNELLED -> ", inside tunnels";
        };
    }

    private void cause(String where, LeadingCauses.Group group, LeadingCauses causes) {
        html.raw("<tr>").element("th scope=\"row\"", CauseWords.of(group.cause()) + where);
        html.element(
                "td class=\"severity " + group.severity().key() + "\"", group.severity().key());
        html.element("td class=\"number\"", Numbers.count(group.verdicts().size()));
        html.element("td class=\"number\"", Numbers.count(group.packets(), group.exact()));
        html.raw("<td class=\"track\">");
        if (causes.scope() == Scope.OUTER) {
            html.bar((double) group.amount() / Math.max(1, causes.all()), "zero");
            html.element("span class=\"share\"", Numbers.share(group.amount(), causes.all()));
        } else {
            html.element("span class=\"hint\"", "counted apart");
        }
        html.raw("</td></tr>\n");
    }

    private void kind(VerdictKind kind) {
        card(kind.first());
        kind.answers().stream().limit(1).forEach(this::card);
        table(kind.answers().stream().skip(1).toList(), "more answer verdict");
        table(kind.others(), "more such verdict");
    }

    private void table(List<Verdict> others, String noun) {
        if (others.isEmpty()) {
            return;
        }
        html.raw("<details class=\"likewise\">")
                .element("summary", VerdictKind.about(others, noun));
        html.raw("<div class=\"scroll\"><table>");
        html.headings(false, "Packets", "Who", "To hosts", "When", "Confidence").raw("<tbody>");
        others.stream().limit(ROWS).forEach(this::row);
        html.raw("</tbody></table></div>\n");
        if (others.size() > ROWS) {
            missing(others.size() - ROWS);
        }
        html.raw("</details>\n");
    }

    private void row(Verdict verdict) {
        String packets = Numbers.count(verdict.packets(), verdict.packetsExact());
        html.raw("<tr>").element("td class=\"number\"", packets);
        html.element("td", CauseWords.capital(VerdictWords.brief(verdict)));
        String hosts = Numbers.count(verdict.destinations(), verdict.packetsExact());
        html.element("td class=\"number\"", hosts);
        html.element("td", VerdictWords.time(verdict, 0).orElse("without times"));
        html.element("td class=\"number\"", Confidence.number(verdict.confidence()));
        html.raw("</tr>\n");
    }

    private void missing(long verdicts) {
        String text = Numbers.count(verdicts, "more verdict") + ", all in the JSON report.";
        html.element("p class=\"hint\"", text);
    }

    private void card(Verdict verdict) {
        html.raw("<article class=\"verdict " + verdict.severity().key() + "\"");
        html.raw(" id=\"verdict-" + ++cards + "\">\n");
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
        html.raw("<p class=\"rival\">");
        html.code(VerdictWords.rival(verdict.rival())).raw("</p>\n");
        if (!verdict.advice().isBlank()) {
            html.raw("<p class=\"advice\">");
            html.code(VerdictWords.sentence(verdict.advice())).raw("</p>\n");
        }
        actors(verdict);
        html.raw(HtmlReasoning.of(verdict.explanation())).raw("</div></article>\n");
    }

    private void confidence(Verdict verdict) {
        html.raw("<p class=\"confidence\">")
                .element("span", CauseWords.capital(Confidence.words(verdict)))
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
            evidence("for", each.fact(), EvidenceWords.rests(each));
        }
        for (Explanation each : EvidenceWords.against(verdict)) {
            evidence("against", each.seen(), "rule: " + each.question());
        }
        html.raw("</ul>\n");
    }

    private void evidence(String side, String fact, String rests) {
        html.raw("<li class=\"" + side + "\">");
        html.raw("<p><span class=\"unseen\">" + side + ": </span>")
                .text(Printable.text(fact))
                .raw("</p>");
        html.element("p class=\"rule\"", Printable.text(rests)).raw("</li>\n");
    }

    private void actors(Verdict verdict) {
        if (verdict.actors().isEmpty()) {
            return;
        }
        html.raw("<details><summary>Hosts</summary><div class=\"scroll\"><table>");
        boolean origins =
                verdict.actors().stream().anyMatch(each -> !OriginWords.of(each).isEmpty());
        String[] names = {"Role", "Address", "Belongs to", "Packets"};
        html.headings(false, origins ? names : new String[] {names[0], names[1], names[3]});
        html.raw("<tbody>");
        for (Actor actor : verdict.actors()) {
            html.raw("<tr>").element("td", actor.role().key());
            html.element("td", actor.address().toString());
            if (origins) {
                html.element("td", OriginWords.of(actor));
            }
            String packets = Numbers.count(actor.packets(), verdict.packetsExact());
            html.element("td class=\"number\"", packets).raw("</tr>\n");
        }
        html.raw("</tbody></table></div></details>\n");
    }

    private void limits(Judgement judgement) {
        for (String each : judgement.approximations()) {
            html.element("p class=\"hint\"", "Estimated: " + VerdictWords.sentence(each));
        }
        for (String each : judgement.limits()) {
            html.element("p class=\"hint\"", VerdictWords.sentence(CauseWords.capital(each)));
        }
        if (VerdictWords.lacksSecondLook(judgement)) {
            html.element("p class=\"hint\"", VerdictWords.NO_SECOND_LOOK);
        }
    }
}
