package io.portzero.flow.log;

import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;

/// Takes what a reader finds in a flow log.
public interface FlowLogSink {

    /// An empty record of the log's own exporter, to be filled and then [#accept]ed.
    FlowRecord begin(FlowFormat format);

    /// An empty record of an exporter that the log names, to be filled and then [#accept]ed.
    FlowRecord begin(FlowFormat format, String exporter);

    /// Takes the record that was begun last.
    void accept();

    /// Counts an entry that is whole but no flow.
    ///
    /// @param kind what it is, in the format's own words
    void skipped(String kind);

    /// Notes that an entry, or a field of one, cannot be read.
    ///
    /// @param offset bytes from the start of the decompressed log
    /// @param what where it is, what was needed, what was found
    void damaged(long offset, String what);

    /// Whether more is wanted: false once the scan was cancelled.
    boolean goesOn();
}
