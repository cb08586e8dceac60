package io.portzero.logs;

import io.portzero.flow.log.FlowLog;
import java.util.List;

/// All formats of flow logs that can be read.
public final class FlowLogs {

    private FlowLogs() {}

    /// The formats, to be asked in this order.
    public static List<FlowLog> all() {
        return List.of(
                new ZeekLog(),
                new JsonLog(new ZeekJson()),
                new JsonLog(new EveJson()),
                new AzureLog(),
                new JsonLog(new GcpJson()),
                new JsonLog(new GoflowJson()));
    }
}
