package io.portzero.logs;

import io.portzero.engine.ScanReport;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.testkit.flow.label.ExportMakers;
import io.portzero.testkit.flow.label.FlowKind;
import io.portzero.testkit.flow.label.FlowMaker;
import io.portzero.testkit.flow.label.LabelledFlow;
import io.portzero.testkit.flow.label.LogMakers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Grades what is said of flow records, and writes it behind the scorecard of causes.
///
/// Argument: the path of that page.
public final class FlowScorecard {

    static final String HEADING = "## Flow records";

    /// Flows of a kind in a file.
    private static final int TIMES = 10;

    /// What came of one kind in one format.
    ///
    /// @param reading what was to be said
    /// @param right of how many of the flows that was said
    record Score(FlowMaker maker, FlowKind kind, String reading, long right) {}

    private FlowScorecard() {}

    /// Starts it.
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]);
        String text = Files.readString(page);
        int old = text.indexOf(HEADING);
        String before = old < 0 ? text + "\n" : text.substring(0, old);
        Files.writeString(page, before + markdown());
    }

    static List<FlowMaker> makers() {
        return Stream.concat(ExportMakers.all().stream(), LogMakers.all().stream()).toList();
    }

    static List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        for (FlowMaker maker : makers()) {
            for (FlowKind kind : FlowKind.values()) {
                String reading = maker.truth().of(kind);
                if (reading != null) {
                    scores.add(new Score(maker, kind, reading, right(maker, kind, reading)));
                }
            }
        }
        return scores;
    }

    /// The records of company are observed, whatever the kind is.
    private static long right(FlowMaker maker, FlowKind kind, String reading) {
        List<LabelledFlow> flows = new ArrayList<>(kind.company());
        for (int i = 0; i < TIMES; i++) {
            flows.add(kind.flow());
        }
        ScanReport report = LogScans.scan(maker.writer().write(flows));
        FlowCounts counts = report.flows().counts();
        long company = reading.equals("observed") ? kind.company().size() : 0;
        boolean whole = counts.records() == flows.size() && report.complete();
        return whole ? Math.max(0, LogScans.of(counts, reading) - company) : 0;
    }

    static String markdown() {
        List<Score> scores = scores();
        StringBuilder text = new StringBuilder(HEADING).append("\n\n");
        long right = scores.stream().mapToLong(Score::right).sum();
        text.append(
                "Files that are made from the published layouts of each format, with "
                        + TIMES
                        + " flows of one kind in each, beside ordinary ones. A record is right where"
                        + " it gets the reading in the cell: `observed`, or the reason why it is no"
                        + " observed port. Where a format cannot tell a fragment from port 0, to say"
                        + " so is right. A dash: the format has no such record.\n\n");
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d of %,d records are right.\n",
                        right,
                        TIMES * scores.size()));
        misses(text, scores);
        text.append('\n');
        table(text, scores);
        return text.toString();
    }

    private static void misses(StringBuilder text, List<Score> scores) {
        for (Score each : scores) {
            if (each.right() < TIMES) {
                text.append(
                        "%nWrong: %s, %s: only `%s` would be right.%n"
                                .formatted(
                                        each.maker().name(),
                                        each.kind().displayName(),
                                        each.reading()));
            }
        }
    }

    private static void table(StringBuilder text, List<Score> scores) {
        text.append("| format |");
        for (FlowKind kind : FlowKind.values()) {
            text.append(' ').append(kind.displayName()).append(" |");
        }
        text.append("\n|---|").append("---|".repeat(FlowKind.values().length)).append('\n');
        for (FlowMaker maker : makers()) {
            text.append("| ").append(maker.name()).append(" |");
            for (FlowKind kind : FlowKind.values()) {
                text.append(' ').append(cell(scores, maker, kind)).append(" |");
            }
            text.append('\n');
        }
    }

    private static String cell(List<Score> scores, FlowMaker maker, FlowKind kind) {
        return scores.stream()
                .filter(each -> each.maker().name().equals(maker.name()) && each.kind() == kind)
                .map(each -> each.reading() + " " + each.right() + "/" + TIMES)
                .findFirst()
                .orElse("–");
    }
}
