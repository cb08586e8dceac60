package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.log.FlowLogSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A log of JSON objects: one in each line, so that damage costs one line; or objects over several
/// lines, alone or in an array, of which nothing can be read behind damage.
final class JsonLog implements FlowLog {

    private final JsonFormat format;

    JsonLog(JsonFormat format) {
        this.format = format;
    }

    @Override
    public Optional<FlowLogReader> open(byte[] start) {
        char first = firstOf(start);
        if (first != '{' && first != '[') {
            return Optional.empty();
        }
        JsonFields fields = new JsonFields(format.keys());
        long end = readFirst(start, fields);
        if (!format.fits(fields)) {
            return Optional.empty();
        }
        boolean lines = first == '{' && end <= firstLine(start);
        return Optional.of(lines ? new LineReader() : new DocumentReader());
    }

    /// The first char that is not white space; a space where there is none.
    static char firstOf(byte[] start) {
        for (byte each : start) {
            if (each > ' ' || each < 0) {
                return (char) (each & 0xFF);
            }
        }
        return ' ';
    }

    /// Where the first line with anything in it ends.
    private static int firstLine(byte[] start) {
        boolean begun = false;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == '\n' && begun) {
                return i;
            }
            begun |= start[i] > ' ';
        }
        return start.length;
    }

    /// Reads the first object, as far as it is there. Returns where it ends.
    private static long readFirst(byte[] start, JsonFields fields) {
        try (JsonParser parser = Json.parser(start, start.length)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            if (token == JsonToken.START_OBJECT) {
                fields.read(parser);
            }
            return parser.currentLocation().getByteOffset();
        } catch (JacksonException e) {
            // Cut or damaged: what came before tells the format, and reading it tells the damage.
            return firstLine(start);
        }
    }

    private final class LineReader extends LineLogReader {

        private final JsonFields fields = new JsonFields(format.keys());

        @Override
        public FlowFormat format() {
            return format.format();
        }

        @Override
        void line(Lines lines, Entry entry) throws IOException {
            try (JsonParser parser = Json.parser(lines.bytes(), lines.length())) {
                for (JsonToken token = parser.nextToken();
                        token != null;
                        token = parser.nextToken()) {
                    if (token == JsonToken.START_OBJECT) {
                        fields.read(parser);
                        format.read(fields, entry);
                    } else {
                        entry.damaged("a JSON object", "another value");
                        parser.skipChildren();
                    }
                }
            } catch (JacksonException e) {
                entry.damaged("a JSON object", Json.problem(e));
            }
        }
    }

    private final class DocumentReader implements FlowLogReader {

        private final JsonFields fields = new JsonFields(format.keys());

        @Override
        public FlowFormat format() {
            return format.format();
        }

        @Override
        public void read(InputStream input, FlowLogSink sink) throws IOException {
            Entry entry = new Entry(sink);
            try (JsonParser parser = Json.parser(input)) {
                long number = 0;
                for (JsonToken token = next(parser, entry, number, sink);
                        token != null;
                        token = next(parser, entry, number, sink)) {
                    if (token == JsonToken.START_OBJECT) {
                        entry.at(parser.currentTokenLocation().getByteOffset(), "entry", ++number);
                        fields.read(parser);
                        format.read(fields, entry);
                    } else if (token.isScalarValue()) {
                        entry.damaged("a JSON object", "another value");
                    }
                }
            } catch (JacksonException e) {
                entry.damaged("a JSON object", Json.problem(e) + "; nothing behind it is read");
            }
        }

        private static @Nullable JsonToken next(
                JsonParser parser, Entry entry, long number, FlowLogSink sink) {
            entry.at(parser.currentLocation().getByteOffset(), "behind entry", number);
            return sink.goesOn() ? parser.nextToken() : null;
        }
    }
}
