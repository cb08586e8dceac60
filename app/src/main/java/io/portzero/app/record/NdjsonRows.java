package io.portzero.app.record;

import io.portzero.app.report.json.JsonOutput;
import io.portzero.app.report.words.Times;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/// Records as JSON objects, one on a line.
final class NdjsonRows implements RecordRows {

    private final Writer out;
    private final JsonGenerator json;
    private boolean open;
    private String group = "";

    NdjsonRows(Writer out) {
        this.out = out;
        json = JsonOutput.lines(out);
    }

    @Override
    public void text(RecordField field, String value) {
        begin(field);
        json.writeStringProperty(field.key(), value);
    }

    @Override
    public void number(RecordField field, long value) {
        begin(field);
        json.writeNumberProperty(field.key(), value);
    }

    @Override
    public void decimal(RecordField field, double value) {
        begin(field);
        json.writeNumberProperty(field.key(), value);
    }

    private void begin(RecordField field) {
        if (!open) {
            json.writeStartObject();
            open = true;
        }
        enter(field.group());
    }

    private void enter(String next) {
        if (!next.equals(group)) {
            if (!group.isEmpty()) {
                json.writeEndObject();
            }
            if (!next.isEmpty()) {
                json.writeObjectPropertyStart(next);
            }
            group = next;
        }
    }

    @Override
    public void time(RecordField field, long nanos, int digits) {
        text(field, Times.iso(nanos, digits));
    }

    @Override
    public void end() {
        enter("");
        json.writeEndObject();
        json.writeRaw('\n');
        open = false;
    }

    @Override
    public void finish() throws IOException {
        json.flush();
        out.flush();
    }
}
