package io.portzero.app.report.html;

import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Printable;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a report as one HTML file with charts: it needs no network and nothing beside it.
///
/// Every number stands in the markup, so the report can be read and printed without scripts; these
/// draw the charts from a block of JSON. The file's own policy lets a browser run only the scripts
/// and styles that are in it, known by their hashes, and load nothing at all.
public final class HtmlReport {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private static final String CONTENTS = "<nav id=\"contents\"></nav>";
    private static final Pattern SECTION =
            Pattern.compile("<section id=\"([a-z-]+)\"[^>]*><h2>([^<]*)</h2>");

    private HtmlReport() {}

    /// Writes the report to `out`, which stays open.
    public static void write(ScanReport report, Writer out) {
        String style = style();
        String library = resource("uPlot.iife.min.js");
        String script = resource("report.js");
        Map<String, String> places =
                Map.ofEntries(
                        Map.entry("policy", policy(style, library, script)),
                        Map.entry("title", new Html().text(title(report)).toString()),
                        Map.entry("style", style),
                        Map.entry("lead", HtmlLead.of(report)),
                        Map.entry("where", HtmlTables.where(report)),
                        Map.entry("verdicts", HtmlVerdicts.of(report)),
                        Map.entry("events", HtmlEvents.of(report)),
                        Map.entry("readings", HtmlLead.readings(report)),
                        Map.entry("kinds", HtmlKinds.of(report)),
                        Map.entry("charts", HtmlCharts.of(report)),
                        Map.entry("profiles", HtmlProfiles.of(report)),
                        Map.entry("tables", HtmlTables.of(report)),
                        Map.entry("licence", new Html().text(resource("uPlot.LICENSE")).toString()),
                        Map.entry("data", HtmlData.of(report)),
                        Map.entry("library", library),
                        Map.entry("script", script));
        String page =
                PLACE.matcher(resource("report.html"))
                        .replaceAll(place -> Matcher.quoteReplacement(places.get(place.group(1))));
        String whole = page.replace(CONTENTS, contents(page));
        try {
            out.write(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Links to the sections that the page has.
    private static String contents(String page) {
        StringBuilder links = new StringBuilder("<nav id=\"contents\" aria-label=\"Contents\">");
        Matcher section = SECTION.matcher(page);
        while (section.find()) {
            links.append("<a href=\"#%s\">%s</a> ".formatted(section.group(1), section.group(2)));
        }
        return links.append("</nav>").toString();
    }

    /// The style sheet of the pages.
    static String style() {
        return resource("uPlot.min.css") + resource("report.css");
    }

    private static String title(ScanReport report) {
        if (report.inputs().size() != 1) {
            return "Port 0 in " + Numbers.count(report.inputs().size(), "input");
        }
        InputReport input = report.inputs().getFirst();
        return "Port 0 in " + Printable.text(input.path());
    }

    /// What a browser may do with a page: only use its own style and run its own scripts.
    static String policy(String style, String... scripts) {
        StringBuilder policy =
                new StringBuilder("default-src 'none'; base-uri 'none'; form-action 'none'");
        policy.append("; style-src 'sha256-")
                .append(hash(style))
                .append(scripts.length == 0 ? "'" : "'; script-src");
        for (String script : scripts) {
            policy.append(" 'sha256-").append(hash(script)).append("'");
        }
        return policy.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
