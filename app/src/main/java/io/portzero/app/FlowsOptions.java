package io.portzero.app;

import io.portzero.engine.FlowOptions;
import io.portzero.logs.FlowLogs;
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

    FlowOptions flowOptions() {
        return new FlowOptions(insideCaptures, exporterPerFile, FlowLogs.all());
    }
}
