package io.portzero.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.json.JsonReport;
import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.TextReport;
import io.portzero.app.report.text.TextStyle;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was decided is in every form of the report, first and whole.
final class VerdictReportTest {

    private static final TextStyle PLAIN = new TextStyle(false, true, 80);

    private static String text(ScanReport report, TextStyle style, Detail detail) {
        StringBuilder text = new StringBuilder();
        TextReport.write(report, text, style, detail);
        return text.toString();
    }

    private static String json(boolean explained) throws Exception {
        StringWriter text = new StringWriter();
        JsonReport.write(Judgements.demo(), text, explained);
        return text.toString();
    }

    private static Judgement judgement(List<Verdict> verdicts, boolean secondLook) {
        return new Judgement(verdicts, List.of(), secondLook, List.of(), Assignment.NONE);
    }

    @Test
    void textBeginsWithCauses() throws Exception {
        String text = text(Judgements.demo(), PLAIN, Detail.CONCISE);

        assertThat(text.substring(0, text.indexOf("\nWhere port 0 is")))
                .isEqualTo(Golden.text("judged.txt"));
    }

    @Test
    void quietTextNamesLeadingCausesAndWhatIsCritical() throws Exception {
        assertThat(text(Judgements.demo(), PLAIN, Detail.VERDICT))
                .startsWith(
                        """
                        250 of 2,272 packets really have port 0: a session on port 0 between 192.0.2.23
                        and 198.51.100.77, 3.2 % of the zeros (critical); a scan from 203.0.113.66
                        (masscan), 24.0 % (medium); probably corrupt headers from ≈ 40 hosts, 54.0 %
                        (low); 2 more causes, 18.8 %.
                        """)
                .endsWith(
                        """
                        Most severe (critical): a session on port 0 between 192.0.2.23 and
                        198.51.100.77. Find out what listens on port 0 of 198.51.100.77, and stop it.
                        """)
                .doesNotContain("Next best");
    }

    @Test
    void verboseTextHasRulesToolsAndHosts() throws Exception {
        assertThat(text(Judgements.demo(), PLAIN, Detail.EVERYTHING))
                .contains(
                        "tool: masscan 1.3.0 to 1.3.2, almost certain (> 0.99)",
                        "✓ 22 hosts refused with RST+ACK",
                        "rule: rule-2 · source: RFC 9293, section 3.10.7",
                        "initiator  203.0.113.66  60",
                        "Thresholds: 25 packets, 60 s, 30 packets in a minute, scaled by 1/4.");
    }

    @Test
    void threeVerdictsFitOnOneScreen() throws Exception {
        List<Verdict> three =
                List.of(Judgements.scan(), Judgements.reply(), Judgements.backscatter());
        ScanReport report = Judgements.with(Judgements.demo(), judgement(three, true));

        String text = text(report, PLAIN, Detail.CONCISE);

        assertThat(text.substring(0, text.indexOf("\nWhat is not port 0")).lines().count())
                .isLessThanOrEqualTo(33);
        assertThat(text).doesNotContain("No second look", "Estimated", "Events");
    }

    @Test
    void verdictsOfOneKindAreToldOnceAndCounted() throws Exception {
        List<Verdict> many = new ArrayList<>(Collections.nCopies(30, Judgements.scan()));
        many.add(Judgements.session());
        many.add(Judgements.session());
        ScanReport report = Judgements.with(Judgements.demo(), judgement(many, true));

        assertThat(text(report, PLAIN, Detail.CONCISE))
                .contains(
                        "30 scans, ",
                        "A session on port 0",
                        "60  likewise from 203.0.113.66 (masscan) · very likely (0.97) ·",
                        "26 more such verdicts about 1,560 packets; -v shows all.")
                .containsOnlyOnce("60 hosts got one SYN each")
                .doesNotContain("likewise between");
        assertThat(text(report, PLAIN, Detail.EVERYTHING))
                .doesNotContain("more such verdicts", "likewise");
    }

    @Test
    void hostsAreShownWithTheirOrigins() throws Exception {
        ScanReport report =
                Judgements.with(Judgements.demo(), judgement(List.of(Judgements.located()), true));

        assertThat(text(report, PLAIN, Detail.EVERYTHING).replaceAll("\\s+", " "))
                .contains(
                        "A scan from 203.0.113.66 (AS64500 Example, DE; masscan) · very likely",
                        "to 192.0.2.10 (AS64501)",
                        "initiator 203.0.113.66 60 AS64500 Example, DE");
        StringWriter json = new StringWriter();
        JsonReport.write(report, json, false);
        assertThat(json.toString().replaceAll("\\s+", " "))
                .contains(
                        "\"packets\" : 60, \"origin\" : { \"asn\" : 64500, \"name\" :"
                                + " \"Example\", \"country\" : \"DE\" } }",
                        "\"origin\" : { \"asn\" : 64501 } }")
                .containsOnlyOnce("\"country\"");
    }

    @Test
    void eventsShowTheOriginsOfTheirHosts() throws Exception {
        Judgement judgement =
                new Judgement(
                        List.of(Judgements.located()),
                        Judgements.sample().events(),
                        true,
                        List.of(),
                        Assignment.NONE);
        ScanReport report = Judgements.with(Judgements.demo(), judgement);

        assertThat(text(report, PLAIN, Detail.EVERYTHING).replaceAll("\\s+", " "))
                .contains("203.0.113.66 (AS64500 Example, DE), 2001:db8::28, 3 more");
        StringWriter json = new StringWriter();
        JsonReport.write(report, json, false);
        assertThat(json.toString().replaceAll("\\s+", " "))
                .contains(
                        "\"addressCount\" : 5, \"origins\" : [ { \"address\" : \"203.0.113.66\","
                                + " \"origin\" : { \"asn\" : 64500,")
                .containsOnlyOnce("\"origins\"");
    }

    @Test
    void textStaysWithinItsMeans() throws Exception {
        for (int width : new int[] {60, 80, 120}) {
            String text =
                    text(Judgements.demo(), new TextStyle(false, true, width), Detail.EVERYTHING);
            String verdicts = text.substring(0, text.indexOf("\nWhere port 0 is"));
            assertThat(verdicts.lines()).allMatch(line -> line.length() <= width);
        }
        String ascii = text(Judgements.demo(), new TextStyle(false, false, 80), Detail.CONCISE);
        assertThat(ascii.chars()).allMatch(each -> each == '\n' || (each >= ' ' && each < 0x7F));
    }

    @Test
    void textEscapesWhatStrangersWrote() throws Exception {
        Judgement hostile = judgement(List.of(Judgements.hostile("\u001B[2J")), true);
        String text = text(Judgements.with(Judgements.demo(), hostile), PLAIN, Detail.EVERYTHING);

        assertThat(text).contains("\\x1b[2J").doesNotContain("\u001B");
    }

    @Test
    void jsonHasTheKeysThatWerePromised() throws Exception {
        String json = json(false);

        assertThat(json.substring(json.indexOf("  \"verdicts\""), json.indexOf("  \"readings\"")))
                .isEqualTo(Golden.text("judged.json"));
    }

    @Test
    void jsonExplainsOnlyWhenAsked() throws Exception {
        assertThat(json(false)).doesNotContain("\"explanation\"");
        assertThat(json(true))
                .contains("\"explanation\" : {", "\"outcome\" : \"excluded\"", "\"weight\" : -1.1");
    }
}
