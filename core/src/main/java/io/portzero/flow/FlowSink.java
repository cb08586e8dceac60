package io.portzero.flow;

/// Takes flow records. Whoever reads a format fills one [FlowRecord] again and again, and shows it
/// here each time.
@FunctionalInterface
public interface FlowSink {

    /// Takes the next record.
    ///
    /// @param record valid until this returns
    void accept(FlowRecord record);
}
