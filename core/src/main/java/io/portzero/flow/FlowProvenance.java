package io.portzero.flow;

/// What the port fields of one flow record are.
public sealed interface FlowProvenance {

    /// Where the port fields hold ports.
    FlowProvenance OBSERVED = new Observed();

    /// The exporter saw the ports that it exported.
    record Observed() implements FlowProvenance {}

    /// There is no port, whatever the fields hold.
    record Absent(FlowReason reason) implements FlowProvenance {}

    /// The exporter printed 0 and probably meant something else.
    record Suspect(FlowReason reason) implements FlowProvenance {}

    /// The format cannot tell.
    record Unknowable(FlowReason reason) implements FlowProvenance {}
}
