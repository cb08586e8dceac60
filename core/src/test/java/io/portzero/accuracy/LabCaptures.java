package io.portzero.accuracy;

import io.portzero.engine.ScanReport;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The captures that real tools and systems made in the project's laboratory: one label for each.
final class LabCaptures {

    private static final String FOLDER = "/io/portzero/testkit/lab/";

    private LabCaptures() {}

    /// The labels' rows by column; empty where the class path holds none.
    static List<Map<String, String>> labels() throws IOException {
        try (InputStream stream = LabCaptures.class.getResourceAsStream(FOLDER + "LABELS.tsv")) {
            return stream == null
                    ? List.of()
                    : rows(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<Map<String, String>> rows(String table) {
        List<String> lines = table.lines().toList();
        String[] names = lines.getFirst().split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /// Copies a capture out of the class path.
    static Path file(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream stream = LabCaptures.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IOException("no laboratory capture " + name);
            }
            Files.createDirectories(file.getParent());
            Files.write(file, stream.readAllBytes());
        }
        return file;
    }

    static Grade grade(Map<String, String> row, Path folder) throws IOException {
        Path file = file(row.get("file"), folder);
        ScanReport report = Grader.scan(file);
        List<Verdict> leading = leading(report);
        Set<String> allowed = Set.of(row.get("cause").split("\\|", -1));
        String got =
                leading.stream()
                        .map(verdict -> verdict.cause().name())
                        .distinct()
                        .reduce((one, other) -> one + "+" + other)
                        .orElse("NONE");
        boolean limited = row.get("severityAtMost").equals("info");
        boolean alarmed =
                limited
                        && report.judgement().verdicts().stream()
                                .anyMatch(verdict -> verdict.severity() != Severity.INFO);
        Files.delete(file);
        return new Grade(
                Grade.Origin.LAB,
                row.get("file"),
                row.get("scenario"),
                row.get("cause").split("\\|", -1)[0],
                allowed,
                row.get("cause").equals("NONE") && outer(report).isEmpty() ? "NONE" : got,
                leading.isEmpty() ? 0 : leading.getFirst().confidence(),
                leading.isEmpty() ? 0 : leading.getFirst().packets(),
                alarmed);
    }

    private static List<Verdict> outer(ScanReport report) {
        return asking(report).stream().filter(each -> each.scope() == Scope.OUTER).toList();
    }

    private static List<Verdict> asking(ScanReport report) {
        return report.judgement().verdicts().stream()
                .filter(each -> each.cause() != io.portzero.verdict.Cause.REPLY)
                .toList();
    }

    /// The verdicts with the most packets among those that are not replies, outer ones first; more
    /// than one of a tie.
    private static List<Verdict> leading(ScanReport report) {
        List<Verdict> outer = outer(report);
        List<Verdict> pool = outer.isEmpty() ? asking(report) : outer;
        long most = pool.stream().mapToLong(Verdict::packets).max().orElse(0);
        return pool.stream().filter(each -> each.packets() == most).toList();
    }
}
