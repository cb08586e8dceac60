package io.portzero.engine;

/// How flow records are read.
///
/// @param insideCaptures whether export datagrams inside captures are opened
/// @param exporterPerFile whether each file of raw datagrams is an exporter of its own, instead of
///   all of them being one
public record FlowOptions(boolean insideCaptures, boolean exporterPerFile) {

    /// Only files of datagrams, and those as one exporter.
    public static final FlowOptions DEFAULTS = new FlowOptions(false, false);
}
