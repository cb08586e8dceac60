package io.portzero.app;

/// The exit codes of all commands. Scripts depend on them: they never change.
final class ExitCode {

    static final int DONE = 0;

    /// Done, and a finding is at or above the level of `--fail-on`.
    static final int FINDING = 1;

    /// Wrong usage, or nothing to read.
    static final int USAGE = 2;

    /// An input is damaged, missing or only partly read; what could be read is reported.
    static final int DAMAGED = 3;

    /// Stopped by the user; what was read is reported.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
