package io.portzero.app;

import io.portzero.engine.FlowOptions;
import io.portzero.logs.ColumnMap;
import io.portzero.logs.FlowLogs;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options about flow records.
final class FlowsOptions {

    @Option(
            names = "--flows",
            description = {
                "Also open NetFlow, IPFIX and sFlow inside captures, on any UDP port.",
                "Files of such datagrams are read without it."
            })
    private boolean insideCaptures;

    @Option(
            names = "--exporter-per-file",
            description = {
                "Take each file of export datagrams for an exporter of its own. Without it, all are",
                "one: a template in one file serves the data in another."
            })
    private boolean exporterPerFile;

    @Option(
            names = "--flow-columns",
            paramLabel = "MAP",
            converter = ColumnMapConverter.class,
            description = {
                "Read tables of flows (CSV) with these columns, by name or by place from 1:",
                "src=,dst=,sport=,dport=,proto=,packets=,bytes=,first=,last=,flags=."
            })
    private Optional<ColumnMap> columns = Optional.empty();

    @Option(
            names = "--exporters",
            description = {
                "Instead of the report, what each exporter of flow records does: what its zeros are,",
                "where it puts ICMP, what it tells of fragments, its templates, gaps and sampling."
            })
    private boolean exporters;

    /// Whether the exporters are asked for, instead of the report.
    boolean onlyExporters() {
        return exporters;
    }

    FlowOptions flowOptions() {
        return new FlowOptions(
                insideCaptures,
                exporterPerFile,
                columns.map(FlowLogs::with).orElseGet(FlowLogs::all));
    }
}
