package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.log.FlowLogSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Azure's flow logs of network security groups (versions 1 and 2) and of virtual networks: one
/// JSON document, in which flows are texts in arrays named `flowTuples`, however deep.
final class AzureLog implements FlowLog {

    private static final String TUPLES = "flowTuples";

    @Override
    public Optional<FlowLogReader> open(byte[] start) {
        char first = JsonLog.firstOf(start);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if ((first != '{' && first != '[') || !text.contains('"' + TUPLES + '"')) {
            return Optional.empty();
        }
        boolean network = text.contains("\"flowRecords\"");
        return Optional.of(new Reader(network ? FlowFormat.AZURE_VNET : FlowFormat.AZURE_NSG));
    }

    private record Reader(FlowFormat format) implements FlowLogReader {

        @Override
        public void read(InputStream input, FlowLogSink sink) throws IOException {
            Entry entry = new Entry(sink);
            try (JsonParser parser = Json.parser(input)) {
                long number = 0;
                JsonToken token = parser.nextToken();
                while (token != null && sink.goesOn()) {
                    entry.at(parser.currentTokenLocation().getByteOffset(), "flow tuple", number);
                    if (token == JsonToken.VALUE_STRING && inTuples(parser)) {
                        entry.at(
                                parser.currentTokenLocation().getByteOffset(),
                                "flow tuple",
                                ++number);
                        AzureTuple.read(parser.getString(), entry);
                    }
                    token = parser.nextToken();
                }
            } catch (JacksonException e) {
                entry.damaged("JSON", Json.problem(e) + "; nothing behind it is read");
            }
        }

        private static boolean inTuples(JsonParser parser) {
            var context = parser.streamReadContext();
            return context.inArray()
                    && context.getParent() != null
                    && TUPLES.equals(context.getParent().currentName());
        }
    }
}
