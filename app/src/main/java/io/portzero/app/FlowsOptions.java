package io.portzero.app;

import io.portzero.engine.FlowOptions;
import io.portzero.logs.ColumnMap;
import io.portzero.logs.FlowColumn;
import io.portzero.logs.FlowLogs;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Options about flow records.
final class FlowsOptions {

    private final OptionSpec insideCaptures =
            OptionSpec.builder("--flows")
                    .initialValue(false)
                    .description(
                            "Also open NetFlow, IPFIX and sFlow inside captures, on any UDP port."
                                    + " Files of such datagrams are read without it.")
                    .build();

    private final OptionSpec exporterPerFile =
            OptionSpec.builder("--exporter-per-file")
                    .initialValue(false)
                    .description(
                            "Take each file of export datagrams for an exporter of its own. Without it, all are"
                                    + " one: a template in one file serves the data in another.")
                    .build();

    private final OptionSpec columns =
            OptionSpec.builder("--flow-columns")
                    .paramLabel("MAP")
                    .type(ColumnMap.class)
                    .converters(new ColumnMapConverter())
                    .description(
                            "Read tables of flows (CSV) with these columns, by name or by place from 1,"
                                    + " such as src=client,dport=5. Names: src, dst, sport, dport, proto,"
                                    + " packets, bytes, first, last, flags.")
                    .build();

    private final OptionSpec exporters =
            OptionSpec.builder("--exporters")
                    .initialValue(false)
                    .description(
                            "Instead of the report, what each exporter of flow records does: what its zeros are,"
                                    + " where it puts ICMP, what it tells of fragments, its templates, gaps and sampling.")
                    .build();

    void addTo(CommandSpec command) {
        command.addOption(insideCaptures)
                .addOption(exporterPerFile)
                .addOption(columns)
                .addOption(exporters);
    }

    /// Whether the exporters are asked for, instead of the report.
    boolean onlyExporters() {
        return exporters.getValue();
    }

    /// Whether export datagrams inside captures are opened.
    boolean insideCaptures() {
        return insideCaptures.getValue();
    }

    /// Says what cannot be told from the columns that were named.
    void note(Supplier<PrintWriter> errors) {
        ColumnMap map = columns.getValue();
        if (map != null && !map.columns().containsKey(FlowColumn.PROTO)) {
            errors.get()
                    .println(
                            "portzero: --flow-columns names no proto: without the protocol it is not"
                                    + " known whether a 0 is a port");
        }
    }

    FlowOptions flowOptions() {
        return new FlowOptions(
                insideCaptures.getValue(),
                exporterPerFile.getValue(),
                Optional.<ColumnMap>ofNullable(columns.getValue())
                        .map(FlowLogs::with)
                        .orElseGet(FlowLogs::all));
    }
}
