package io.portzero.app;

import io.portzero.engine.ScanReport;
import io.portzero.verdict.Severity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From which level on a finding makes the exit code 1.
enum FailLevel {
    NEVER(null),
    INFO(Severity.INFO),
    LOW(Severity.LOW),
    MEDIUM(Severity.MEDIUM),
    HIGH(Severity.HIGH),
    CRITICAL(Severity.CRITICAL);

    private final Optional<Severity> least;

    FailLevel(@Nullable Severity least) {
        this.least = Optional.ofNullable(least);
    }

    /// Whether the report has a verdict at or above this level. Without zeros there is none, and
    /// every verdict is at least `info`.
    boolean reached(ScanReport report) {
        return least.stream()
                .anyMatch(level ->
                        report.judgement().verdicts().stream()
                                .anyMatch(verdict -> verdict.severity().compareTo(level) >= 0));
    }
}
