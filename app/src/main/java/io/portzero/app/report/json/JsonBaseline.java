package io.portzero.app.report.json;

import io.portzero.summary.chance.Baseline;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes the comparison with chance.
final class JsonBaseline {

    private final JsonGenerator json;

    JsonBaseline(JsonGenerator json) {
        this.json = json;
    }

    void write(List<Baseline> baselines) {
        json.writeArrayPropertyStart("baseline");
        baselines.forEach(this::write);
        json.writeEndArray();
    }

    private void write(Baseline baseline) {
        json.writeStartObject();
        json.writeStringProperty("class", baseline.name());
        json.writeNumberProperty("observed", baseline.observed());
        json.writeNumberProperty("expected", baseline.expected());
        baseline.tailProbability()
                .ifPresent(tail -> json.writeNumberProperty("tailProbability", tail));
        json.writeNumberProperty("trials", baseline.trials());
        json.writeBooleanProperty("exact", baseline.trialsExact() && baseline.observedExact());
        json.writeNumberProperty("trialsRelativeError", baseline.trialsRelativeError());
        json.writeStringProperty("method", baseline.method().name().toLowerCase(Locale.ROOT));
        baseline.uniformityP().ifPresent(p -> json.writeNumberProperty("uniformityProbability", p));
        json.writeArrayPropertyStart("neighbours");
        baseline.neighbours().counts().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }
}
