package io.portzero.app;

import io.portzero.engine.ScanReport;

/// From which level on a finding makes the exit code 1.
enum FailLevel {
    NEVER,
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /// Whether the report has a finding at or above this level. A real zero is worth `info`: what
    /// makes it more is its cause.
    boolean reached(ScanReport report) {
        return this == INFO && report.traffic().counts().zero().packets() > 0;
    }
}
