package io.portzero.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Prefix;
import io.portzero.verdict.context.PrefixSet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class TableFolderTest {

    private static final Pattern CELL =
            Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(,|$)");

    @TempDir private static Path captures;

    private static Path study;
    private static Path tables;
    private static ScanReport report;

    @TempDir private Path folder;

    @BeforeAll
    static void makeStudy() throws Exception {
        study = captures.resolve("study.pcap");
        StudyCapture.write(study, StudyCapture.DAYS);
        report = scan(study, 1);
        tables = captures.resolve("tables");
        TableFolder.write(report, Context.NONE, tables);
    }

    private static ScanReport scan(Path capture, int threads) throws Exception {
        return new Scan(
                        List.of(capture.toString()),
                        ScanOptions.withThreads(threads),
                        JudgeOptions.defaults(),
                        List.of(),
                        Progress.NONE)
                .run();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    /// The rows of a table, each by the names of the columns.
    private List<Map<String, String>> rows(String table) throws IOException {
        String csv = Files.readString(folder.resolve(table + ".csv"));
        assertThat(csv).endsWith("\r\n");
        List<String> lines = List.of(csv.split("\r\n"));
        List<String> columns = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            assertThat(cells).hasSameSizeAs(columns);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        boolean more = true;
        while (more && cell.find()) {
            cells.add(cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2));
            more = cell.group(3).equals(",");
        }
        return cells;
    }

    private long sum(String table, String column) throws IOException {
        return rows(table).stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    private Map<String, String> row(String table, String column, String value) throws IOException {
        return rows(table).stream()
                .filter(row -> row.get(column).equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rowsAddUpToTheTotalsOfTheReport() throws Exception {
        folder = tables;

        long zeros = report.traffic().counts().zero().packets();
        assertThat(zeros).isGreaterThan(5_000);
        assertThat(sum("zeros", "packets")).isEqualTo(zeros);
        assertThat(sum("packets", "packets"))
                .isEqualTo(report.traffic().counts().totals().packets());
        assertThat(sum("no_port_reasons", "packets"))
                .isEqualTo(report.traffic().counts().portless());
        assertThat(sum("time_to_live", "packets")).isEqualTo(zeros);
        assertThat(sum("payload_share", "packets")).isEqualTo(zeros);
        assertThat(sum("payload_protocols", "packets")).isEqualTo(zeros);
        assertThat(sum("checksums", "packets")).isEqualTo(zeros);
        assertThat(sum("zeros_by_day", "packets_with_port_0")).isEqualTo(zeros);
        assertThat(sum("packets_over_time", "packets"))
                .isEqualTo(report.traffic().counts().totals().packets());
    }

    @Test
    void hoursAndDaysAgree() throws Exception {
        folder = tables;

        long tcp =
                sum("zeros_by_day", "tcp_source_port_0_packets")
                        + sum("zeros_by_day", "tcp_destination_port_0_packets")
                        + sum("zeros_by_day", "tcp_both_port_0_packets");
        assertThat(sum("zeros_by_hour_of_day", "packets_with_tcp_port_0")).isEqualTo(tcp);
        assertThat(rows("zeros_by_day")).hasSize(StudyCapture.DAYS);
    }

    @Test
    void theScannerThatWorksByDayIsFoundAndTheOthersAreNot() throws Exception {
        folder = tables;

        assertThat(row("daily_rhythm", "packets_are", "UDP from port 0"))
                .containsEntry("finding", "no daily rhythm");
        assertThat(row("daily_rhythm", "packets_are", "TCP to port 0"))
                .containsEntry("finding", "a daily rhythm");
    }

    @Test
    void twoDaysAreTooShortForARhythm() throws Exception {
        Path brief = folder.resolve("brief.pcap");
        StudyCapture.write(brief, 2);
        folder = folder.resolve("tables");

        TableFolder.write(scan(brief, 1), Context.NONE, folder);

        assertThat(row("daily_rhythm", "packets_are", "all zeros").get("finding"))
                .startsWith("unknown: the capture is shorter");
    }

    @Test
    void randomHeadersAreToldFromCraftedOnes() throws Exception {
        folder = tables;

        assertThat(row("random_header_tests", "zero_port", "both"))
                .containsEntry("finding", "looks random");
        assertThat(row("random_header_tests", "zero_port", "destination"))
                .containsEntry("finding", "not random");
    }

    @Test
    void aVictimIsNoScanner() throws Exception {
        folder = tables;

        assertThat(rows("scan_coverage")).noneMatch(row -> row.containsValue("192.0.2.99"));
        assertThat(rows("busiest_sources").getFirst()).containsEntry("address", "192.0.2.99");
    }

    @Test
    void coverageIsMeasuredAgainstTheTelescope() throws Exception {
        PrefixSet telescope = PrefixSet.of(List.of(Prefix.parse("198.18.0.0/17")));

        TableFolder.write(report, new Context(PrefixSet.EMPTY, PrefixSet.EMPTY, telescope), folder);

        Map<String, String> widest = rows("scan_coverage").getFirst();
        double inside = Double.parseDouble(widest.get("targets_in_telescope"));
        double all = Double.parseDouble(widest.get("distinct_targets"));
        assertThat(inside / all).isBetween(0.4, 0.6);
        assertThat(Double.parseDouble(widest.get("share_of_telescope_percent")))
                .isCloseTo(100 * inside / 32_768, within(1e-4));
    }

    @Test
    void causesAndVictimsAreThoseOfTheVerdicts() throws Exception {
        folder = tables;

        long packets = report.judgement().verdicts().stream().mapToLong(Verdict::packets).sum();
        assertThat(packets).isPositive();
        assertThat(sum("causes", "packets")).isEqualTo(packets);
        assertThat(row("causes", "cause", Cause.BACKSCATTER.name())).isNotEmpty();
        assertThat(rows("victims")).anyMatch(row -> row.containsValue("192.0.2.99"));
        assertThat(rows("events")).hasSameSizeAs(report.judgement().events());
    }

    @Test
    void picturesAreWellFormed() throws Exception {
        folder = tables;

        var parser = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        int pictures = 0;
        for (Map.Entry<String, String> file : files(folder).entrySet()) {
            if (file.getKey().endsWith(".svg")) {
                pictures++;
                assertThat(
                                parser.parse(new InputSource(new StringReader(file.getValue())))
                                        .getDocumentElement()
                                        .getLocalName())
                        .isEqualTo("svg");
                assertThat(file.getValue()).doesNotContain("NaN", "Infinity");
            }
        }
        assertThat(pictures).isGreaterThan(30);
    }

    @Test
    void everyFileIsInTheIndex() throws Exception {
        folder = tables;

        String index = Files.readString(folder.resolve(TableFolder.INDEX));
        String contents = Files.readString(folder.resolve(TableFolder.CONTENTS));
        for (String file : files(folder).keySet()) {
            if (file.endsWith(".csv") || file.endsWith(".svg")) {
                assertThat(index).contains("\"" + file + "\"");
                assertThat(contents).contains("(" + file + ")");
            }
        }
    }

    @Test
    void threadsChangeNoByte() throws Exception {
        TableFolder.write(scan(study, 4), Context.NONE, folder.resolve("four"));

        assertThat(files(folder.resolve("four"))).isEqualTo(files(tables));
    }

    @Test
    void withoutCausesTheirTablesHaveOnlyAHeader() throws Exception {
        ScanReport undecided =
                new ScanReport(
                        report.complete(),
                        report.interrupted(),
                        report.inputs(),
                        report.readings(),
                        report.baselines(),
                        Judgement.NONE,
                        report.traffic(),
                        report.facts());

        TableFolder.write(undecided, Context.NONE, folder);

        for (String table : List.of("causes", "victims", "events", "tools")) {
            assertThat(rows(table)).isEmpty();
        }
        assertThat(Files.readString(folder.resolve(TableFolder.CONTENTS)))
                .contains("No causes were decided.");
    }

    @Test
    void anEmptyCaptureHasAllFiles() throws Exception {
        Path empty = folder.resolve("empty.pcap");
        StudyCapture.write(empty, 0);

        TableFolder.write(scan(empty, 1), Context.NONE, folder.resolve("none"));

        assertThat(files(folder.resolve("none")).keySet()).isEqualTo(files(tables).keySet());
    }

    @Test
    void earlierTablesAreReplaced() throws Exception {
        TableFolder.write(report, Context.NONE, folder);
        Files.writeString(folder.resolve("zeros.csv"), "old");

        TableFolder.write(report, Context.NONE, folder);

        assertThat(rows("zeros")).isNotEmpty();
    }

    @Test
    void anothersFolderIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("thesis.tex"), "mine");

        assertThatThrownBy(() -> TableFolder.write(report, Context.NONE, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds other files");
        assertThat(files(folder)).hasSize(1);
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> TableFolder.check(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a folder");
    }
}
