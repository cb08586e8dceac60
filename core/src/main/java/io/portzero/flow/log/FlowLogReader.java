package io.portzero.flow.log;

import io.portzero.flow.FlowFormat;
import java.io.IOException;
import java.io.InputStream;

/// Reads one flow log from front to back.
public interface FlowLogReader {

    /// What the input is called; its records may be of several formats.
    FlowFormat format();

    /// Reads everything. Damage is reported to the sink, and what can be read is read.
    ///
    /// @param input the whole input, decompressed
    /// @throws IOException where `input` cannot be read
    void read(InputStream input, FlowLogSink sink) throws IOException;
}
