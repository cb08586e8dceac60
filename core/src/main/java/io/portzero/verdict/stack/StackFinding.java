package io.portzero.verdict.stack;

import io.portzero.verdict.Evidence;
import java.util.List;
import java.util.Optional;

/// What packets tell about the stack that sent them.
///
/// @param weight the weight of evidence that an ordinary system sent them and not a crafting tool,
///   in natural logarithms of odds, -6 to +6; 0 where nothing can be told
/// @param system the system whose stack it is, where that shows
/// @param evidence the facts for and against, most telling first; rules that begin with `ordinary-`
///   speak for a system's stack, those that begin with `crafted-` against it
/// @param retransmits whether a connection request was sent again on a system's schedule
public record StackFinding(
        double weight, Optional<String> system, List<Evidence> evidence, boolean retransmits) {

    /// The largest weight, for or against: a header can be copied by whoever makes headers.
    public static final double LIMIT = 6;

    /// Nothing can be told.
    public static final StackFinding NOTHING =
            new StackFinding(0, Optional.empty(), List.of(), false);

    public StackFinding {
        evidence = List.copyOf(evidence);
    }
}
