package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.log.FlowLogSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Zeek's conn.log as text: columns named by a header, in any order, and any subset of them.
final class ZeekLog implements FlowLog {

    private static final int COMMENTS = 64;

    @Override
    public Optional<FlowLogReader> open(byte[] start) {
        if (start.length == 0 || start[0] != '#') {
            return Optional.empty();
        }
        ZeekColumns columns = new ZeekColumns();
        Lines lines = new Lines(new ByteArrayInputStream(start));
        try {
            while (lines.next() && lines.startsWith('#') && lines.number() <= COMMENTS) {
                columns.header(lines.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return columns.known() && columns.ofConnections()
                ? Optional.of(new Reader())
                : Optional.empty();
    }

    private static final class Reader implements FlowLogReader {

        private final ZeekColumns columns = new ZeekColumns();

        @Override
        public FlowFormat format() {
            return FlowFormat.ZEEK;
        }

        @Override
        public void read(InputStream input, FlowLogSink sink) throws IOException {
            Lines lines = new Lines(input);
            Entry entry = new Entry(sink);
            while (sink.goesOn() && lines.next()) {
                entry.at(lines.offset(), "line", lines.number());
                if (lines.startsWith('#')) {
                    header(lines, entry);
                } else if (!lines.isBlank()) {
                    line(lines, entry);
                }
            }
        }

        private void header(Lines lines, Entry entry) {
            boolean names = columns.header(lines.text());
            if (names && columns.ofConnections() && !columns.namesEndpoints()) {
                entry.damaged("columns such as id.orig_h and id.resp_p", "none; no line is read");
            }
        }

        private void line(Lines lines, Entry entry) {
            if (lines.tooLong()) {
                entry.tooLong();
            } else if (!columns.ofConnections()) {
                entry.skipped("lines of other Zeek logs");
            } else if (!columns.namesEndpoints()) {
                entry.skipped("connections without endpoints");
            } else {
                int parts = columns.divide(lines.text());
                if (parts == columns.count()) {
                    ZeekConnection.read(columns::value, entry);
                } else {
                    entry.damaged(columns.count() + " columns", String.valueOf(parts));
                }
            }
        }
    }
}
