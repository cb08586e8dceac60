package io.portzero.app;

/// The exit codes of all commands. Scripts depend on them: they never change. Code 4, a missing
/// privilege, is kept for commands that listen or send.
final class ExitCode {

    static final int DONE = 0;

    /// Done, and a finding is at or above the level of `--fail-on`.
    static final int FINDING = 1;

    /// Wrong usage, or nothing to read.
    static final int USAGE = 2;

    /// The result is not whole: an input is damaged, missing or only partly read, an output cannot
    /// be written, or the program could not go on. What could be read is reported where it can be.
    static final int INCOMPLETE = 3;

    /// Stopped by the user; what was read is reported.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
