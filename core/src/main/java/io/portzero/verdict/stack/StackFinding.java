package io.portzero.verdict.stack;

import io.portzero.verdict.Evidence;
import java.util.List;
import java.util.Optional;

public record StackFinding(
        double weight, Optional<String> system, List<Evidence> evidence, boolean retransmits) {}
