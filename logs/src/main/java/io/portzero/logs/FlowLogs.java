package io.portzero.logs;

import io.portzero.flow.log.FlowLog;
import java.util.ArrayList;
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
                new JsonLog(new GoflowJson()),
                new AwsLog(),
                new FlowTupleText(),
                new FlowTupleAvro(),
                CsvLog.ofNfdump());
    }

    /// The formats, and tables with these columns, which come first: the user knows best.
    public static List<FlowLog> with(ColumnMap columns) {
        List<FlowLog> formats = new ArrayList<>();
        formats.add(CsvLog.of(columns));
        formats.addAll(all());
        return List.copyOf(formats);
    }
}
