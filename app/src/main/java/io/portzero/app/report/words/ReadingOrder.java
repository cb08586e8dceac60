package io.portzero.app.report.words;

import io.portzero.engine.ScanReport;
import io.portzero.verdict.Verdict;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The order in which people read verdicts: most severe first, then most packets, and answers
/// directly behind what they answer.
public final class ReadingOrder {

    private ReadingOrder() {}

    /// All verdicts of a report, in the order in which they are read.
    public static List<Verdict> of(ScanReport report) {
        return of(report.judgement().verdicts());
    }

    /// These verdicts, in the order in which they are read.
    public static List<Verdict> of(List<Verdict> verdicts) {
        IdentityHashMap<Verdict, List<Verdict>> answers = new IdentityHashMap<>();
        List<Verdict> leading = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.answered().isPresent()) {
                Verdict asked = verdict.answered().get();
                answers.computeIfAbsent(asked, _ -> new ArrayList<>()).add(verdict);
            } else {
                leading.add(verdict);
            }
        }
        leading.sort(ReadingOrder::mostSevere);
        List<Verdict> ordered = new ArrayList<>();
        for (Verdict verdict : leading) {
            ordered.add(verdict);
            List<Verdict> behind = answers.getOrDefault(verdict, List.of());
            behind.stream().sorted(ReadingOrder::mostSevere).forEach(ordered::add);
        }
        return ordered;
    }

    private static int mostSevere(Verdict one, Verdict other) {
        int order = other.severity().compareTo(one.severity());
        return order != 0 ? order : Long.compare(other.packets(), one.packets());
    }
}
