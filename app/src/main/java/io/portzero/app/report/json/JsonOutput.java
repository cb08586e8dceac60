package io.portzero.app.report.json;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Opens JSON writers that leave their target open.
public final class JsonOutput {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final JsonFactory LINES =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .rootValueSeparator("")
                    .build();

    private JsonOutput() {}

    /// Indented, for a document.
    public static JsonGenerator pretty(Writer out) {
        return FACTORY.createGenerator(new Indented(), out);
    }

    /// Without a break, for one value after another: the caller ends each line.
    public static JsonGenerator lines(Writer out) {
        return LINES.createGenerator(ObjectWriteContext.empty(), out);
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }
    }
}
