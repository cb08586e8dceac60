package io.portzero.logs;

import io.portzero.flow.FlowFormat;

/// A format whose entries are JSON objects.
interface JsonFormat {

    FlowFormat format();

    /// Whether a log of this format may begin with this object.
    boolean fits(JsonFields fields);

    /// Reads one entry.
    void read(JsonFields fields, Entry entry);
}
