package io.portzero.engine;

import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.decide.EventThresholds;
import io.portzero.verdict.tool.ToolRules;
import java.util.function.Supplier;

/// What causes are decided with.
///
/// @param context the networks and the dark space that the user named
/// @param origins where addresses belong
/// @param tools the rules by which tools are recognised; asked for when the inputs are read
/// @param thresholds from when on traffic is an event
/// @param secondLook whether inputs that can be read again are, to see what else the hosts with
///   zeros did
public record JudgeOptions(
        Context context,
        Origins origins,
        Supplier<ToolRules> tools,
        EventThresholds thresholds,
        boolean secondLook) {

    /// No context, the rules that come with the program, a second look.
    public static JudgeOptions defaults() {
        return new JudgeOptions(
                Context.NONE, Origins.NONE, ToolRules::bundled, EventThresholds.DEFAULTS, true);
    }
}
