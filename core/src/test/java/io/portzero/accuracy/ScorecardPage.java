package io.portzero.accuracy;

import io.portzero.accuracy.Grade.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The scorecard as Markdown.
final class ScorecardPage {

    private final List<Grade> grades;
    private final List<String> miscounts;
    private final int captures;
    private final List<Grade> fromFlows;
    private final StringBuilder text = new StringBuilder();

    /// @param captures how many were read
    /// @param fromFlows the laboratory's captures, judged by what an exporter said of them
    ScorecardPage(List<Grade> grades, List<String> miscounts, int captures, List<Grade> fromFlows) {
        this.grades = grades;
        this.miscounts = miscounts;
        this.captures = captures;
        this.fromFlows = fromFlows;
    }

    String markdown() {
        line("# How often it is right");
        line("");
        line(
                "Written by `bench/accuracy`; `bench/accuracy --case SEED` shows one simulated capture with its whole reasoning. A *group* is what one actor sent for one reason. It is right where the verdict about most of its packets names the true cause, or one that nobody could tell from it by the packets that the sensor kept; those alternatives are set by the simulator before anything is judged. Rules are set after captures of seeds below 40,001; those shown here were looked at by nobody before. The laboratory's captures have one label each, for the leading verdict.");
        line("");
        results();
        confusion(new Confusion(grades), "## Classes");
        calibration();
        families();
        misses();
        flows();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        line(row.toString());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private List<Grade> of(Origin origin) {
        return grades.stream().filter(each -> each.origin() == origin).toList();
    }

    private void results() {
        row("", "result", "bar");
        line("|---|---|---|");
        row("captures", String.format(Locale.ROOT, "%,d", captures), "1,000");
        row(
                "captures counted exactly as they were written",
                String.format(Locale.ROOT, "%,d", captures - wrongCaptures()),
                "all");
        for (Origin origin : Origin.values()) {
            List<Grade> own = of(origin);
            if (!own.isEmpty()) {
                Confusion confusion = new Confusion(own);
                row(
                        origin.name().toLowerCase(java.util.Locale.ROOT) + ": groups right",
                        String.format(
                                Locale.ROOT,
                                "%s of %,d",
                                percent(confusion.accuracy()),
                                own.size()),
                        "98 %");
                row(
                        origin.name().toLowerCase(java.util.Locale.ROOT) + ": mean over classes",
                        percent(confusion.meanRecall()),
                        "95 %");
            }
        }
        row("harmless groups with a severity above `info`", alarmed(), "0");
        line("");
    }

    private long wrongCaptures() {
        return miscounts.stream()
                .map(each -> each.substring(0, each.indexOf(':')))
                .distinct()
                .count();
    }

    private long alarmed() {
        return grades.stream().filter(Grade::alarmed).count();
    }

    private void flows() {
        if (fromFlows.isEmpty()) {
            return;
        }
        line("");
        Confusion confusion = new Confusion(fromFlows);
        confusion(confusion, "## Causes from flow records");
        line(
                "The laboratory's captures once more, as softflowd exported them in NetFlow v9 (`docs/concepts/flow-records.md` has the recipe), each against the label of its packets. Corrupt headers, known payloads and most rewritten ports cannot be told from records; nor can zeros in what ICMP errors quote, nor those of SCTP and DCCP, whose ports softflowd does not read. The records were read a second time to see what else the sources did.");
        line("");
        List<Grade> decided =
                fromFlows.stream().filter(each -> !each.got().equals("NONE")).toList();
        reliability(Scorecard.calibration(decided));
    }

    private void confusion(Confusion confusion, String heading) {
        line(heading);
        line("");
        row("truth", "groups", "right", "recall", "precision", "decided otherwise");
        line("|---|---|---|---|---|---|");
        for (Confusion.Row each : confusion.rows()) {
            Map<String, Long> decided = confusion.decided(each.truth());
            decided.remove(each.truth());
            List<String> others = new ArrayList<>();
            decided.forEach((cause, count) -> others.add(cause + " " + count));
            row(
                    each.truth(),
                    each.groups(),
                    each.right(),
                    percent(each.recall()),
                    percent(each.precision()),
                    others.isEmpty() ? "–" : String.join(", ", others));
        }
        row(
                "**all, and the mean of classes**",
                confusion.rows().stream().mapToLong(Confusion.Row::groups).sum(),
                confusion.rows().stream().mapToLong(Confusion.Row::right).sum(),
                percent(confusion.meanRecall()),
                percent(confusion.meanPrecision()),
                percent(confusion.accuracy()) + " of all groups right");
        line("");
    }

    private void calibration() {
        line("## Confidence");
        line("");
        line("![Stated confidence against the share that is right](images/reliability.svg)");
        line("");
        reliability(Scorecard.calibration(grades));
        line("");
    }

    private void reliability(Calibration calibration) {
        line(
                String.format(
                        Locale.ROOT,
                        "Over %,d groups (left out: answers, captures without zeros, groups of "
                                + "which nobody can tell the cause): Brier score **%.4f** (the best "
                                + "constant: %.4f), expected calibration error %.3f.",
                        calibration.grades().size(),
                        calibration.brier(),
                        calibration.brierOfConstant(),
                        calibration.expectedError()));
        line("");
        row("confidence", "groups", "stated", "right");
        line("|---|---|---|---|");
        for (Calibration.Bin bin : calibration.bins()) {
            row(
                    String.format(Locale.ROOT, "%.1f to %.1f", bin.least(), bin.least() + 0.1),
                    bin.groups(),
                    percent(bin.stated()),
                    percent(bin.right()));
        }
    }

    private void families() {
        line("## Scenario families");
        line("");
        row("family", "groups", "right");
        line("|---|---|---|");
        Map<String, List<Grade>> families = new TreeMap<>();
        for (Grade grade : grades) {
            if (grade.origin() != Origin.LAB) {
                families.computeIfAbsent(grade.family(), _ -> new ArrayList<>()).add(grade);
            }
        }
        families.forEach(
                (name, each) -> row(name, each.size(), percent(new Confusion(each).accuracy())));
        line("");
    }

    private void misses() {
        line("## Misses");
        line("");
        for (String miscount : new TreeSet<>(miscounts)) {
            line("- " + miscount);
        }
        row("capture", "family", "packets", "truth", "decided", "confidence");
        line("|---|---|---|---|---|---|");
        grades.stream()
                .filter(each -> !each.right())
                .sorted(
                        Comparator.comparing(Grade::truth)
                                .thenComparing(Grade::family)
                                .thenComparing(Grade::capture))
                .forEach(each ->
                        row(
                                each.capture(),
                                each.family(),
                                each.packets(),
                                each.truth(),
                                each.got(),
                                String.format(Locale.ROOT, "%.2f", each.confidence())));
        grades.stream()
                .filter(Grade::alarmed)
                .forEach(each ->
                        row(
                                each.capture(),
                                each.family(),
                                each.packets(),
                                each.truth(),
                                "above `info`",
                                ""));
    }
}
