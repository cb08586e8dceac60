package io.portzero.flow;

/// Takes flow records. Whoever reads a format fills one [FlowRecord] again and again, and shows it
/// here each time.
@FunctionalInterface
public interface FlowSink {

    /// Takes the next record.
    ///
    /// @param record valid until this returns
    void accept(FlowRecord record);

    /// Takes the next record by its plain fields alone, where these tell that the others do not
    /// matter.
    ///
    /// @param flow valid until this returns
    /// @return false where nothing was done, because the whole record is wanted
    default boolean takes(PlainFlow flow) {
        return false;
    }
}
