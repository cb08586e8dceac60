package io.portzero.app.report.text;

/// What the user asked for with `--color`.
public enum ColourChoice {
    /// Colour on a terminal that can show it.
    AUTO,
    ALWAYS,
    NEVER
}
