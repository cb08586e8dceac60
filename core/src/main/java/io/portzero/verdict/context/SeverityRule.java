package io.portzero.verdict.context;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.Severity;
import java.util.OptionalDouble;

public final class SeverityRule {
    private SeverityRule() {}

    public static Severity of(
            Cause cause,
            Direction direction,
            boolean named,
            long packets,
            OptionalDouble over,
            long nanos,
            boolean accepted,
            boolean session) {
        return Severity.INFO;
    }

    public static String advice(Cause cause, Direction direction, Severity severity) {
        return "";
    }
}
