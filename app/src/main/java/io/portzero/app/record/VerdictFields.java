package io.portzero.app.record;

import io.portzero.app.report.words.Confidence;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import java.util.IdentityHashMap;

/// Writes what was decided about a zero, and which verdict of the report that is.
final class VerdictFields {

    private final RecordRows rows;

    /// The places of the verdicts in the report, from 1. Two of them may say the same.
    private final IdentityHashMap<Verdict, Long> numbers = new IdentityHashMap<>();

    VerdictFields(RecordRows rows) {
        this.rows = rows;
    }

    void judged(Judgement judgement) {
        for (Verdict verdict : judgement.verdicts()) {
            numbers.put(verdict, numbers.size() + 1L);
        }
    }

    void write(Verdict verdict) {
        Long number = numbers.get(verdict);
        if (number != null) {
            rows.number(RecordField.VERDICT_NUMBER, number);
        }
        rows.text(RecordField.CAUSE, verdict.cause().name());
        rows.decimal(RecordField.CONFIDENCE, Confidence.rounded(verdict.confidence()));
        rows.text(RecordField.SEVERITY, verdict.severity().key());
    }
}
