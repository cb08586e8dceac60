package io.portzero.logs;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/// Makes parsers with bounds that no honest log exceeds.
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // Each line has a parser of its own, and each log one thread.
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(Lines.LONGEST)
                                    .maxNameLength(1_000)
                                    .maxNumberLength(100)
                                    .build())
                    .build();

    private Json() {}

    static JsonParser parser(byte[] bytes, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, length);
    }

    static JsonParser parser(InputStream input) {
        return FACTORY.createParser(ObjectReadContext.empty(), input);
    }

    /// What is wrong with a text, in one line; where the input itself failed, that is thrown.
    static String problem(JacksonException e) throws IOException {
        if (e instanceof JacksonIOException && e.getCause() instanceof IOException cause) {
            throw cause;
        }
        String message = String.valueOf(e.getOriginalMessage());
        return message.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
    }
}
