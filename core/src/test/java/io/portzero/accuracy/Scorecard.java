package io.portzero.accuracy;

import io.portzero.engine.ScanReport;
import io.portzero.testkit.simulation.Label;
import io.portzero.testkit.simulation.Literature;
import io.portzero.testkit.simulation.Simulation;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Grades everything and writes the scorecard; or shows one case.
///
/// Arguments: `--out FOLDER` (for `accuracy.md` and `images/reliability.svg`), `--captures N`,
/// `--from SEED`, or `--case SEED`.
public final class Scorecard {

    private static final int CAPTURES = 2_800;

    /// Rules are set after captures of lower seeds; whoever looks at one of these moves this on.
    private static final long FIRST_SEED = 40_001;

    private final Grader grader;
    private final Path folder;
    private final List<Grade> grades = new ArrayList<>();
    private final List<String> miscounts = new ArrayList<>();
    private int captures;

    Scorecard(Path folder) {
        this.folder = folder;
        grader = new Grader(folder);
    }

    /// Starts it.
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new java.util.HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        Path folder = Files.createTempDirectory("accuracy");
        try {
            Scorecard scorecard = new Scorecard(folder);
            if (options.containsKey("--case")) {
                scorecard.show(Long.parseLong(options.get("--case")));
            } else {
                scorecard.write(options);
            }
        } finally {
            Files.delete(folder);
        }
    }

    private void write(Map<String, String> options) throws IOException {
        long from = Long.parseLong(options.getOrDefault("--from", "" + FIRST_SEED));
        int count = Integer.parseInt(options.getOrDefault("--captures", "" + CAPTURES));
        simulated(from, count);
        literature();
        laboratory();
        Path out = Path.of(options.getOrDefault("--out", "."));
        Files.createDirectories(out.resolve("images"));
        Files.writeString(
                out.resolve("accuracy.md"),
                new ScorecardPage(grades, miscounts, captures, fromFlows()).markdown());
        Calibration calibration = calibration(grades);
        Files.writeString(
                out.resolve("images/reliability.svg"), ReliabilityDiagram.svg(calibration));
        Confusion confusion = new Confusion(grades);
        System.out.printf(
                "%,d captures, %,d groups: %.2f %% right, mean over classes %.2f %%; Brier %.4f, calibration error %.3f; %d miscounts%n",
                captures,
                grades.size(),
                100 * confusion.accuracy(),
                100 * confusion.meanRecall(),
                calibration.brier(),
                calibration.expectedError(),
                miscounts.size());
    }

    static Calibration calibration(List<Grade> grades) {
        return new Calibration(grades.stream().filter(Grade::calibrates).toList());
    }

    /// Grades the captures of so many seeds.
    void simulated(long from, int count) {
        LongStream.range(from, from + count)
                .parallel()
                .mapToObj(seed -> grade(Grade.Origin.SIMULATED, "" + seed, Simulation.of(seed)))
                .toList()
                .forEach(this::add);
    }

    void literature() {
        Stream.of(Literature.values())
                .map(event -> grade(Grade.Origin.LITERATURE, event.name(), event.simulation()))
                .forEach(this::add);
    }

    private void laboratory() throws IOException {
        for (Map<String, String> row : LabCaptures.labels()) {
            grades.add(LabCaptures.grade(row, folder));
            captures++;
        }
    }

    private List<Grade> fromFlows() throws IOException {
        return LabFlows.results(folder).stream().map(LabFlows.Result::grade).toList();
    }

    private Grader.Result grade(Grade.Origin origin, String capture, Simulation simulation) {
        try {
            return grader.grade(origin, capture, simulation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Grader.Result result) {
        grades.addAll(result.grades());
        miscounts.addAll(result.miscounts());
        captures++;
    }

    List<Grade> grades() {
        return grades;
    }

    List<String> miscounts() {
        return miscounts;
    }

    private void show(long seed) throws IOException {
        Simulation simulation = Simulation.of(seed);
        Path file = folder.resolve(seed + ".pcap");
        simulation.write(file);
        ScanReport report = Grader.scan(file);
        Files.delete(file);
        System.out.println(seed + ": " + simulation.name());
        for (Label label : simulation.labels()) {
            Optional<Verdict> verdict = Grader.heaviest(label, report);
            System.out.printf(
                    "%n%s: %s (allowed %s), %,d packets; decided %s%n",
                    label.family(),
                    label.truth(),
                    label.causes(),
                    label.packets(),
                    verdict.map(each -> each.cause() + " " + each.confidence()).orElse("nothing"));
            verdict.ifPresent(each -> {
                System.out.println("  " + each.actors() + " tool " + each.tool());
                print(each.explanation(), 1);
            });
        }
    }

    private static void print(Explanation explanation, int depth) {
        System.out.printf(
                "%s[%s %+.2f] %s %s%n",
                "  ".repeat(depth),
                explanation.outcome().key(),
                explanation.weight(),
                explanation.question(),
                explanation.seen());
        explanation.because().forEach(each -> print(each, depth + 1));
    }
}
