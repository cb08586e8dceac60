package io.portzero.verdict.tool;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;

public final class ToolRules {
    public static ToolRules bundled() {
        return new ToolRules();
    }

    public List<ToolMatch> match(List<ZeroPacket> requests) {
        return List.of();
    }
}
