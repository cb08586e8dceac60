package io.portzero.verdict.context;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;

/// Where the host is whose port 0 answers.
enum Listener {
    /// In an own network, or in dark space, which then is not dark.
    INSIDE,
    ELSEWHERE,
    UNKNOWN;

    /// At the destination of what was asked, or at the source of answers.
    static Listener of(Cause cause, Direction direction) {
        boolean answers = answers(cause);
        return switch (direction) {
            case UNKNOWN -> UNKNOWN;
            case INTERNAL -> INSIDE;
            case TRANSIT -> ELSEWHERE;
            case INBOUND, DARK -> answers ? ELSEWHERE : INSIDE;
            case OUTBOUND -> answers ? INSIDE : ELSEWHERE;
        };
    }

    /// Whether the packets of a cause answer others.
    static boolean answers(Cause cause) {
        return cause == Cause.BACKSCATTER || cause == Cause.REPLY;
    }
}
