package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import java.util.Collection;

/// A format whose entries are JSON objects.
interface JsonFormat {

    FlowFormat format();

    /// All that is asked for in an entry, as [JsonFields] names it.
    Collection<String> keys();

    /// Whether a log of this format may begin with this object.
    boolean fits(JsonFields fields);

    /// Reads one entry.
    void read(JsonFields fields, Entry entry);
}
