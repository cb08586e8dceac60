package io.portzero.verdict.decide;

/// One cause's view of a group.
interface CauseRule {

    /// Weighs what speaks for and against the cause, or excludes it.
    Assessment assess(Group group, Surroundings surroundings);

    /// What would tell this cause from whichever won, where it is the runner-up.
    String whatWouldDecide();
}
