package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// CAIDA's FlowTuple as text, as corsaro's tools print it. Later fragments have both ports 0; their
/// TCP flags are read from payload, so flags say nothing of a header.
///
///     # CORSARO_INTERVAL_START 0 1325390400
///     START flowtuple_backscatter 2
///     192.0.2.1|198.51.100.1|0|0|6|64|0x02|40,1
///     source|destination|port|port|protocol|TTL|flags|length of a packet,packets
final class FlowTupleText implements FlowLog {

    private static final String INTERVAL = "# CORSARO_INTERVAL_START ";
    private static final int PARTS = 8;
    private static final int LOOKED_AT = 8;

    @Override
    public Optional<FlowLogReader> open(byte[] start) {
        Lines lines = new Lines(new ByteArrayInputStream(start));
        try {
            while (lines.next() && lines.number() <= LOOKED_AT) {
                String line = lines.text();
                if (line.startsWith(INTERVAL) || isTuple(line)) {
                    return Optional.of(new Reader());
                }
                if (!lines.startsWith('#') && !isFrame(line)) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private static boolean isFrame(String line) {
        return line.startsWith("START ") || line.startsWith("END ");
    }

    private static boolean isTuple(String line) {
        String[] parts = Texts.split(line, "|");
        return parts.length == PARTS
                && HostAddress.of(parts[0]) != null
                && HostAddress.of(parts[1]) != null
                && parts[7].indexOf(',') > 0;
    }

    private static final class Reader extends LineLogReader {

        private String time = "";

        @Override
        public FlowFormat format() {
            return FlowFormat.FLOWTUPLE3;
        }

        @Override
        void line(Lines lines, Entry entry) {
            if (lines.startsWith('#')) {
                comment(lines.text());
            } else if (!isFrame(lines.text())) {
                tuple(Texts.split(lines.text(), "|"), entry);
            }
        }

        private void comment(String line) {
            if (line.startsWith(INTERVAL)) {
                time = line.substring(line.lastIndexOf(' ') + 1);
            }
        }

        private void tuple(String[] parts, Entry entry) {
            int comma = parts[parts.length - 1].indexOf(',');
            if (parts.length != PARTS || comma < 0) {
                entry.damaged(PARTS + " parts, the last with a comma", parts.length + " parts");
                return;
            }
            entry.begin(FlowFormat.FLOWTUPLE3);
            entry.source("source", Texts.present(parts[0]));
            entry.destination("destination", Texts.present(parts[1]));
            entry.port(FlowField.SOURCE_PORT, "source port", Texts.present(parts[2]));
            entry.port(FlowField.DESTINATION_PORT, "destination port", Texts.present(parts[3]));
            entry.protocol("protocol", Texts.present(parts[4]));
            entry.time(FlowField.FIRST_NANOS, "interval", Texts.present(time));
            counters(parts[7].substring(0, comma), parts[7].substring(comma + 1), entry);
            entry.accept();
        }

        private static void counters(String length, String packets, Entry entry) {
            entry.number(FlowField.PACKETS, "packets", packets, Integer.MAX_VALUE);
            entry.number(FlowField.BYTES, "length", length, 0xFFFF);
            if (entry.record().has(FlowField.PACKETS) && entry.record().has(FlowField.BYTES)) {
                long each = entry.record().get(FlowField.BYTES);
                entry.record().set(FlowField.BYTES, each * entry.record().get(FlowField.PACKETS));
            }
        }
    }
}
