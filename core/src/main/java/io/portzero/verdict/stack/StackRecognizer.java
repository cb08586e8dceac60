package io.portzero.verdict.stack;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Optional;

public final class StackRecognizer {
    private StackRecognizer() {}

    public static StackFinding recognise(List<ZeroPacket> packets) {
        return new StackFinding(0, Optional.empty(), List.of(), false);
    }
}
