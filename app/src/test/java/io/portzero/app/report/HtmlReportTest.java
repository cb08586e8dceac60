package io.portzero.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.html.Html;
import io.portzero.app.report.html.HtmlReport;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The HTML report stands alone, and nothing from outside becomes markup.
final class HtmlReportTest {

    private static final Pattern SCRIPT =
            Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final Set<String> VOID = Set.of("meta", "br", "link", "img", "hr", "input");

    @TempDir private Path folder;

    private static String html(ScanReport report) {
        StringWriter page = new StringWriter();
        HtmlReport.write(report, page);
        return page.toString();
    }

    private ScanReport mixed() throws Exception {
        return Scans.of(folder.resolve("mixed.pcap"), Scans.mixed());
    }

    private static String withoutCode(String page) {
        return STYLE.matcher(SCRIPT.matcher(page).replaceAll("")).replaceAll("");
    }

    @Test
    void escapesHostileNames() throws Exception {
        Path hostile = folder.resolve("<script>alert(1)<!--\"'&.pcap");
        ScanReport report = Scans.of(hostile, Scans.mixed());

        String page = html(Scans.explained(report, "<img src=x onerror=alert(2)>"));

        assertThat(page)
                .doesNotContain("<script>alert", "<img", "<!--\"")
                .contains("&lt;script&gt;alert(1)&lt;!--&quot;&#39;&amp;.pcap");
    }

    @Test
    void escapesHostileVerdicts() throws Exception {
        List<Verdict> verdicts = List.of(Judgements.hostile("<img src=x onerror=alert(2)>"));
        Judgement hostile =
                new Judgement(verdicts, List.of(), true, List.of("<b>"), Assignment.NONE);

        String page = html(Judgements.with(mixed(), hostile));

        assertThat(page).doesNotContain("<img", ": <b>").contains("&lt;img src=x");
        assertBalanced(withoutCode(page));
    }

    @Test
    void showsVerdictsEventsAndReasoning() throws Exception {
        String page = withoutCode(html(Judgements.demo())).replace('\u00A0', ' ');

        assertThat(page)
                .contains(
                        "<h3>A scan from 203.0.113.66 (masscan)</h3>",
                        "<article class=\"verdict critical\" id=\"verdict-1\">",
                        "<a href=\"#verdict-1\">A session on port 0",
                        "<a href=\"#why\">Why</a>",
                        "<span class=\"mark won\">✓</span>",
                        "<b>Tool:</b> masscan 1.3.0 to 1.3.2, almost certain (&gt; 0.99)",
                        "203.0.113.66, 2001:db8::28, 3 more",
                        "Estimated: sources of the corrupt headers",
                        "No second look:",
                        "<h2>What is not port 0</h2>")
                .doesNotContain("really sent to port 0", " style=", "http://");
        assertBalanced(page);
    }

    @Test
    void theListCountsWhatTheCardsDo() throws Exception {
        List<Verdict> verdicts = new ArrayList<>();
        for (Cause cause : List.of(Cause.SCAN, Cause.PROBE, Cause.FLOOD, Cause.UNEXPLAINED)) {
            verdicts.add(Judgements.of(cause, 60));
        }
        verdicts.add(Judgements.of(Cause.BACKSCATTER, 40));
        verdicts.add(Judgements.of(Cause.NO_SOURCE_PORT, 30));
        verdicts.add(Judgements.of(Cause.NO_SOURCE_PORT, 20));
        verdicts.add(Judgements.of(Cause.NO_SOURCE_PORT, 10));
        Judgement judgement = new Judgement(verdicts, List.of(), true, List.of(), Assignment.NONE);

        String page = withoutCode(html(Judgements.with(mixed(), judgement)));

        assertThat(page.replace('\u00A0', ' '))
                .contains(
                        " · info · 40 packets</li>",
                        " · info · 30 packets · 2 more such verdicts about 30 packets</li>");
    }

    @Test
    void foldsVerdictsOfOneKindAndShowsOrigins() throws Exception {
        List<Verdict> verdicts =
                List.of(Judgements.located(), Judgements.located(), Judgements.located());
        Judgement judgement = new Judgement(verdicts, List.of(), true, List.of(), Assignment.NONE);

        String page = withoutCode(html(Judgements.with(mixed(), judgement)));

        assertThat(page.replace('\u00A0', ' '))
                .containsOnlyOnce("<article")
                .contains(
                        "<h3>A scan from 203.0.113.66 (AS64500 Example, DE; masscan)</h3>",
                        "<summary>2 more such verdicts about 120 packets</summary>",
                        "<td>From 203.0.113.66 (AS64500 Example, DE; masscan)</td>",
                        "<td>AS64501</td>");
        assertBalanced(page);
    }

    @Test
    void showsCommandsAsCode() {
        assertThat(new Html().code("do `a <b>`, not `c").toString())
                .isEqualTo("do <code>a &lt;b&gt;</code>, not `c");
    }

    @Test
    void loadsNothing() throws Exception {
        String markup = withoutCode(html(mixed()));

        assertThat(markup)
                .doesNotContain("http://", "https://", " src=", " style=", " onclick=")
                .doesNotContainPattern(" href=\"[^#]")
                .contains("default-src 'none'");
        assertThat(html(mixed())).doesNotContain("@import", "url(");
    }

    @Test
    void admitsExactlyItsOwnScriptsAndStyles() throws Exception {
        String page = html(mixed());
        List<String> scripts = SCRIPT.matcher(page).results().map(each -> each.group(1)).toList();
        Matcher style = STYLE.matcher(page);

        assertThat(scripts).hasSize(3);
        assertThat(style.find()).isTrue();
        assertThat(page)
                .contains("style-src 'sha256-" + hash(style.group(1)) + "'")
                .contains(
                        "script-src 'sha256-%s' 'sha256-%s'\""
                                .formatted(hash(scripts.get(1)), hash(scripts.get(2))));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void holdsItsDataAsJson() throws Exception {
        Matcher data = SCRIPT.matcher(html(mixed()));
        assertThat(data.find()).isTrue();
        int numbers = 0;

        try (JsonParser json =
                JsonFactory.builder()
                        .build()
                        .createParser(ObjectReadContext.empty(), data.group(1))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                numbers += token.isNumeric() ? 1 : 0;
            }
        }

        assertThat(numbers).isGreaterThan(17 * 17);
    }

    @Test
    void closesEveryElement() throws Exception {
        assertBalanced(withoutCode(html(Scans.explained(mixed(), "a reason"))));
    }

    @Test
    void standsWithoutAnyPacket() throws Exception {
        String page = html(Scans.of(folder.resolve("empty.pcap"), List.of()));

        assertThat(page).contains("<h1>There are no packets</h1>").doesNotContain("id=\"heat\"");
        assertBalanced(withoutCode(page));
    }

    @Test
    void givesFragmentsNoPort() throws Exception {
        String page =
                withoutCode(html(Scans.of(folder.resolve("fragments.pcap"), Scans.fragments())));

        assertThat(page.replace('\u00A0', ' '))
                .contains("<h1>None of 5 packets has port 0</h1>")
                .doesNotContain("from port 0", "to port 0", "class=\"profile\"");
    }

    private static void assertBalanced(String markup) {
        Deque<String> open = new ArrayDeque<>();
        TAG.matcher(markup)
                .results()
                .filter(tag -> !tag.group(3).endsWith("/") && !VOID.contains(tag.group(2)))
                .forEach(tag -> {
                    if (tag.group(1).isEmpty()) {
                        open.push(tag.group(2));
                    } else {
                        assertThat(open.pop()).isEqualTo(tag.group(2));
                    }
                });
        assertThat(open).isEmpty();
    }

    @Test
    void embedsTheChartLibraryAsItWasPublished() throws Exception {
        String note = new String(resource("uPlot.md"), UTF_8);

        for (String name : List.of("uPlot.iife.min.js", "uPlot.min.css", "uPlot.LICENSE")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource(name));
            assertThat(note)
                    .contains("`" + name + "` | SHA-256 " + HexFormat.of().formatHex(digest));
        }
    }

    private static byte[] resource(String name) throws Exception {
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
