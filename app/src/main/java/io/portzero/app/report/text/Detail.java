package io.portzero.app.report.text;

/// How much of a report is printed.
public enum Detail {
    /// The verdict alone.
    VERDICT,
    /// Everything that matters, with the five busiest of each kind.
    CONCISE,
    /// Everything that was counted.
    EVERYTHING;

    /// How long a list of values becomes.
    int listLength() {
        return this == EVERYTHING ? 25 : 5;
    }
}
