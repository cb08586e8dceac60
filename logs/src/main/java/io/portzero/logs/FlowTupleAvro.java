package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.log.FlowLogSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/// CAIDA's FlowTuple in Avro files, the third and the fourth version, told apart by their schema.
final class FlowTupleAvro implements FlowLog {

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};

    @Override
    public Optional<FlowLogReader> open(byte[] start) {
        if (start.length < MAGIC.length || !startsWithMagic(start)) {
            return Optional.empty();
        }
        String header = new String(start, StandardCharsets.ISO_8859_1);
        if (header.contains("\"src_ip\"") && header.contains("\"dst_net\"")) {
            return Optional.of(new Reader(FlowFormat.FLOWTUPLE4));
        }
        boolean third = header.contains("\"src_ip\"") && header.contains("\"dst_ip\"");
        return third ? Optional.of(new Reader(FlowFormat.FLOWTUPLE3)) : Optional.empty();
    }

    private static boolean startsWithMagic(byte[] start) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (start[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private record Reader(FlowFormat format) implements FlowLogReader {

        @Override
        public void read(InputStream input, FlowLogSink sink) throws IOException {
            Entry entry = new Entry(sink);
            PositionedInput positioned = new PositionedInput(input);
            DataFileStream<GenericRecord> records = open(positioned, entry);
            if (records != null) {
                try (records) {
                    readAll(records, positioned, sink, entry);
                }
            }
        }

        private void readAll(
                DataFileStream<GenericRecord> records,
                PositionedInput positioned,
                FlowLogSink sink,
                Entry entry) {
            long number = 0;
            GenericRecord record = next(records, null, entry);
            while (record != null && sink.goesOn()) {
                entry.at(positioned.position(), "record", ++number);
                FlowTuple.read(new Fields(record), format, entry);
                entry.at(positioned.position(), "behind record", number);
                record = next(records, record, entry);
            }
        }

        private static @Nullable DataFileStream<GenericRecord> open(
                PositionedInput input, Entry entry) {
            try {
                return new DataFileStream<>(input, new GenericDatumReader<>());
            } catch (IOException | RuntimeException e) {
                damaged(entry, e);
                return null;
            }
        }

        // The library answers damaged bytes with all kinds of runtime exceptions, a length that
        // lies with an array that cannot be made, and a codec that is not there with a missing
        // class.
        private static @Nullable GenericRecord next(
                DataFileStream<GenericRecord> records, @Nullable GenericRecord used, Entry entry) {
            try {
                return records.hasNext() ? records.next(used) : null;
            } catch (IOException | RuntimeException | NoClassDefFoundError | OutOfMemoryError e) {
                damaged(entry, e);
                return null;
            }
        }

        private static void damaged(Entry entry, Throwable e) {
            String problem = String.valueOf(e).replaceAll("[^ -~]", "?");
            entry.damaged("an Avro block", problem + "; nothing behind it is read");
        }
    }

    /// The fields of a record, by name.
    record Fields(GenericRecord record) {

        /// The value of a field; null where the schema has none.
        @Nullable Object get(String name) {
            Schema.Field field = record.getSchema().getField(name);
            return field == null ? null : record.get(field.pos());
        }
    }
}
