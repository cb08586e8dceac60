package io.portzero.app.record;

import io.portzero.app.report.json.JsonOutput;
import io.portzero.app.report.words.Times;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/// Records as JSON objects of any shape, one on a line.
final class JsonShape implements RecordShape {

    private final Writer out;
    private final JsonGenerator json;
    private final Function<CollectedRecord, Map<String, Object>> shape;

    /// @param shape the object for a record: texts, numbers, truth values, times, lists of texts
    ///   and objects
    JsonShape(Writer out, Function<CollectedRecord, Map<String, Object>> shape) {
        this.out = out;
        this.shape = shape;
        json = JsonOutput.lines(out);
    }

    @Override
    public void write(CollectedRecord record) {
        object(shape.apply(record));
        json.writeRaw('\n');
    }

    private void object(Map<?, ?> object) {
        json.writeStartObject();
        object.forEach((name, value) -> {
            json.writeName(name.toString());
            value(value);
        });
        json.writeEndObject();
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> object -> object(object);
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(this::value);
                json.writeEndArray();
            }
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case CollectedRecord.Time(long nanos, int digits) ->
                    json.writeString(Times.iso(nanos, digits));
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
        out.flush();
    }
}
