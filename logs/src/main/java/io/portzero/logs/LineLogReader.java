package io.portzero.logs;

import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.log.FlowLogSink;
import java.io.IOException;
import java.io.InputStream;

/// Reads a log whose entries are lines. Blank ones are none, and one that is too long is damage.
abstract class LineLogReader implements FlowLogReader {

    @Override
    public final void read(InputStream input, FlowLogSink sink) throws IOException {
        Lines lines = new Lines(input);
        Entry entry = new Entry(sink);
        while (sink.goesOn() && lines.next()) {
            entry.at(lines.offset(), "line", lines.number());
            if (lines.tooLong()) {
                entry.tooLong();
            } else if (!lines.isBlank()) {
                line(lines, entry);
            }
        }
    }

    /// Reads the line that `lines` stands at.
    abstract void line(Lines lines, Entry entry) throws IOException;
}
