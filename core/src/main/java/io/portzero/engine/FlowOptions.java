package io.portzero.engine;

import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import java.util.List;
import java.util.Optional;

/// How flow records are read.
///
/// @param insideCaptures whether export datagrams inside captures are opened
/// @param exporterPerFile whether each file of raw datagrams, and each log, is an exporter of its
///   own, instead of all of them being one
/// @param logs the formats of flow logs that are looked for, the first that fits is taken
public record FlowOptions(boolean insideCaptures, boolean exporterPerFile, List<FlowLog> logs) {

    /// Only files of datagrams, and those as one exporter.
    public static final FlowOptions DEFAULTS = new FlowOptions(false, false);

    public FlowOptions {
        logs = List.copyOf(logs);
    }

    /// Without logs.
    public FlowOptions(boolean insideCaptures, boolean exporterPerFile) {
        this(insideCaptures, exporterPerFile, List.of());
    }

    /// A reader for a log that begins with `start`; empty where it is none.
    Optional<FlowLogReader> log(byte[] start) {
        return logs.stream().flatMap(each -> each.open(start).stream()).findFirst();
    }

    /// The same, with logs of these formats.
    public FlowOptions withLogs(List<FlowLog> formats) {
        return new FlowOptions(insideCaptures, exporterPerFile, formats);
    }
}
