package io.portzero.app.report.words;

import io.portzero.engine.ScanReport;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The causes behind the zeros of one scope: most severe first, then most packets, answers to
/// requests in the data last.
///
/// @param scope which headers hold the zeros
/// @param groups the verdicts by cause
/// @param flows whether they are counted in flow records instead of packets
/// @param all all packets, or flow records, with such a zero, explained or not
public record LeadingCauses(Scope scope, boolean flows, List<Group> groups, long all) {

    private static final int NAMED = 3;
    private static final long FEW = 100;

    /// Verdicts of one cause.
    public record Group(Cause cause, List<Verdict> verdicts) {

        /// Packets of all its verdicts.
        public long packets() {
            return verdicts.stream().mapToLong(Verdict::packets).sum();
        }

        /// What its share is of: flow records where only these tell of the packets.
        public long amount() {
            return verdicts.stream().mapToLong(each -> each.records().orElse(each.packets())).sum();
        }

        /// Whether each packet was counted, rather than estimated from a sample.
        public boolean exact() {
            return verdicts.stream().allMatch(Verdict::packetsExact);
        }

        boolean alarming() {
            return verdicts.stream().anyMatch(VerdictWords::alarming);
        }

        private String words() {
            String what =
                    verdicts.size() == 1
                            ? VerdictWords.title(verdicts.getFirst())
                            : CauseWords.of(
                                    cause, verdicts.stream().mapToLong(Verdict::groups).sum());
            double most = verdicts.stream().mapToDouble(Verdict::confidence).max().orElse(0);
            return cause == Cause.UNEXPLAINED ? what : Confidence.doubt(most) + what;
        }

        /// The highest of its verdicts.
        public Severity severity() {
            return verdicts.stream()
                    .map(Verdict::severity)
                    .max(Comparator.naturalOrder())
                    .orElse(Severity.INFO);
        }
    }

    /// The causes of the zeros at one place, those of most packets first.
    public static LeadingCauses of(ScanReport report, Scope scope) {
        List<Verdict> verdicts =
                ReadingOrder.of(report).stream()
                        .filter(verdict -> verdict.scope() == scope && !verdict.fromFlows())
                        .toList();
        return new LeadingCauses(
                scope, false, groups(verdicts), VerdictWords.all(scope, report.traffic().counts()));
    }

    /// The causes behind the zeros that only flow records tell of.
    public static LeadingCauses ofFlows(ScanReport report) {
        List<Verdict> verdicts =
                ReadingOrder.of(report).stream().filter(Verdict::fromFlows).toList();
        return new LeadingCauses(
                Scope.OUTER,
                true,
                groups(verdicts),
                verdicts.stream().mapToLong(each -> each.records().orElse(0)).sum());
    }

    private static List<Group> groups(List<Verdict> verdicts) {
        Map<Cause, List<Verdict>> byCause = new EnumMap<>(Cause.class);
        for (Verdict verdict : verdicts) {
            byCause.computeIfAbsent(verdict.cause(), cause -> new ArrayList<>()).add(verdict);
        }
        List<Group> groups = new ArrayList<>();
        byCause.forEach((cause, each) -> groups.add(new Group(cause, each)));
        groups.sort(LeadingCauses::compare);
        return groups;
    }

    private static int compare(Group one, Group other) {
        int answers = Boolean.compare(one.cause() == Cause.REPLY, other.cause() == Cause.REPLY);
        int severity = other.severity().compareTo(one.severity());
        return answers != 0
                ? answers
                : severity != 0 ? severity : Long.compare(other.packets(), one.packets());
    }

    /// The first few, and whatever nobody should overlook; empty where nothing was decided.
    public String sentence() {
        List<String> parts = new ArrayList<>();
        long others = 0;
        int unnamed = 0;
        for (Group group : groups) {
            if (parts.size() < NAMED || group.alarming()) {
                parts.add(
                        group.words()
                                + amount(group.amount(), parts.isEmpty())
                                + " ("
                                + group.severity().key()
                                + ")");
            } else {
                others += group.amount();
                unnamed++;
            }
        }
        if (unnamed > 0) {
            parts.add(
                    unnamed
                            + (unnamed == 1 ? " more cause" : " more causes")
                            + amount(others, false));
        }
        return String.join("; ", parts);
    }

    private String amount(long packets, boolean first) {
        if (packets == all && groups.size() == 1) {
            return "";
        }
        return ", "
                + (all < FEW
                        ? Numbers.count(packets, flows ? "record" : "packet")
                        : Numbers.share(packets, all) + (first ? " of the zeros" : ""));
    }
}
