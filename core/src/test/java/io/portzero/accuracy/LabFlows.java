package io.portzero.accuracy;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The laboratory's captures as softflowd saw them: its NetFlow v9 datagrams, in one archive.
/// `docs/concepts/flow-records.md` says how they were made.
final class LabFlows {

    private static final String ARCHIVE = "/io/portzero/testkit/labflows/netflow9.zip";
    private static final String SUFFIX = ".netflow9";

    /// What came of one capture's records.
    ///
    /// @param grade the leading verdict against the capture's label
    /// @param zeros records with an observed zero
    /// @param explained records in verdicts, by cause
    /// @param shown records about which each cause was said, one by one
    record Result(Grade grade, long zeros, Map<Cause, Long> explained, Map<Cause, Long> shown) {}

    /// Counts the causes of the records that it is shown.
    private record Causes(Map<Cause, Long> records) implements PacketSink {

        @Override
        public void accept(MatchedPacket packet) {
            throw new AssertionError("there are no packets");
        }

        @Override
        public void accept(MatchedFlow flow) {
            flow.verdict().ifPresent(each -> records.merge(each.cause(), 1L, Long::sum));
        }
    }

    private LabFlows() {}

    /// Grades every archived capture that has a label.
    static List<Result> results(Path folder) throws IOException {
        Map<String, Map<String, String>> labels = new HashMap<>();
        for (Map<String, String> row : LabCaptures.labels()) {
            labels.put(row.get("file").replaceFirst("\\..*", ""), row);
        }
        List<Result> results = new ArrayList<>();
        try (InputStream stream = LabFlows.class.getResourceAsStream(ARCHIVE)) {
            if (stream == null) {
                return results;
            }
            ZipInputStream archive = new ZipInputStream(stream);
            for (ZipEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                Map<String, String> label = labels.get(entry.getName().replace(SUFFIX, ""));
                if (label != null) {
                    results.add(result(label, entry.getName(), archive.readAllBytes(), folder));
                }
            }
        }
        return results;
    }

    private static Result result(
            Map<String, String> label, String name, byte[] datagrams, Path folder)
            throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, datagrams);
        Causes shown = new Causes(new TreeMap<>());
        ScanReport report = Grader.scan(file, shown);
        Files.delete(file);
        List<Verdict> verdicts = report.judgement().verdicts();
        List<Verdict> leading = leading(verdicts);
        Set<String> allowed = Set.of(label.get("cause").split("\\|", -1));
        String got =
                leading.stream()
                        .map(verdict -> verdict.cause().name())
                        .distinct()
                        .reduce((one, other) -> one + "+" + other)
                        .orElse("NONE");
        Grade grade =
                new Grade(
                        Grade.Origin.LAB,
                        name,
                        label.get("scenario"),
                        label.get("cause").split("\\|", -1)[0],
                        allowed,
                        got,
                        leading.isEmpty() ? 0 : leading.getFirst().confidence(),
                        leading.isEmpty() ? 0 : leading.getFirst().packets(),
                        false);
        Map<Cause, Long> explained = new TreeMap<>();
        verdicts.forEach(
                each -> explained.merge(each.cause(), each.records().orElseThrow(), Long::sum));
        return new Result(
                grade, report.flows().counts().zero().packets(), explained, shown.records());
    }

    /// The verdicts with the most packets among those that are not replies.
    private static List<Verdict> leading(List<Verdict> verdicts) {
        List<Verdict> asking =
                verdicts.stream().filter(each -> each.cause() != Cause.REPLY).toList();
        long most = asking.stream().mapToLong(Verdict::packets).max().orElse(0);
        return asking.stream().filter(each -> each.packets() == most).toList();
    }
}
