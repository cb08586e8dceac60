package io.portzero.app.report.json;

import io.portzero.app.report.words.Confidence;
import io.portzero.app.report.words.OriginWords;
import io.portzero.app.report.words.Times;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Address;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Event;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Origin;
import io.portzero.verdict.Rival;
import io.portzero.verdict.ToolFound;
import io.portzero.verdict.Verdict;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/// Writes why the zeros were sent, and the events that they add up to.
final class JsonVerdicts {

    private static final double DECIMALS = 1_000;

    private final JsonGenerator json;
    private final Judgement judgement;
    private final int timeDigits;
    private final boolean explained;
    private final OriginWords origins;

    /// @param explained whether each verdict carries its whole reasoning
    JsonVerdicts(JsonGenerator json, ScanReport report, boolean explained) {
        this.json = json;
        judgement = report.judgement();
        timeDigits = report.timeDigits();
        origins = OriginWords.of(report.judgement());
        this.explained = explained;
    }

    void write() {
        json.writeArrayPropertyStart("verdicts");
        int number = 0;
        for (Verdict verdict : judgement.verdicts()) {
            write(verdict, ++number);
        }
        json.writeEndArray();
        json.writeBooleanProperty("secondLook", judgement.secondLook());
        json.writeArrayPropertyStart("approximations");
        judgement.approximations().forEach(json::writeString);
        json.writeEndArray();
        if (!judgement.limits().isEmpty()) {
            json.writeArrayPropertyStart("limits");
            judgement.limits().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("events");
        judgement.events().forEach(this::write);
        json.writeEndArray();
    }

    private void write(Verdict verdict, int number) {
        json.writeStartObject();
        json.writeNumberProperty("number", number);
        json.writeStringProperty("cause", verdict.cause().name());
        writeFrom(verdict.records());
        json.writeStringProperty("scope", verdict.scope().key());
        json.writeStringProperty("protocol", verdict.protocol().key());
        json.writeStringProperty("side", verdict.side().key());
        json.writeStringProperty("direction", verdict.direction().key());
        writeConfidence(verdict.confidence());
        json.writeStringProperty("severity", verdict.severity().key());
        json.writeNumberProperty("packets", verdict.packets());
        json.writeBooleanProperty("packetsExact", verdict.packetsExact());
        json.writeNumberProperty("sources", verdict.sources());
        json.writeNumberProperty("destinations", verdict.destinations());
        if (verdict.groups() > 1) {
            json.writeNumberProperty("groups", verdict.groups());
        }
        if (verdict.timed()) {
            writeTimes(verdict.firstNanos(), verdict.lastNanos());
        }
        json.writeArrayPropertyStart("actors");
        verdict.actors().forEach(this::write);
        json.writeEndArray();
        verdict.tool().ifPresent(this::write);
        json.writeArrayPropertyStart("evidence");
        verdict.evidence().forEach(this::write);
        json.writeEndArray();
        write(verdict.rival());
        json.writeStringProperty("advice", verdict.advice());
        if (explained) {
            json.writeName("explanation");
            write(verdict.explanation());
        }
        json.writeEndObject();
    }

    /// That flow records tell of it, and how many.
    private void writeFrom(OptionalLong records) {
        records.ifPresent(count -> {
            json.writeStringProperty("from", "flows");
            json.writeNumberProperty("records", count);
        });
    }

    private void writeConfidence(double confidence) {
        json.writeNumberProperty("confidence", Confidence.rounded(confidence));
    }

    private void writeTimes(long firstNanos, long lastNanos) {
        json.writeStringProperty("firstTime", Times.iso(firstNanos, timeDigits));
        json.writeStringProperty("lastTime", Times.iso(lastNanos, timeDigits));
    }

    private void write(Actor actor) {
        json.writeStartObject();
        json.writeStringProperty("address", actor.address().toString());
        json.writeStringProperty("role", actor.role().key());
        json.writeNumberProperty("packets", actor.packets());
        actor.origin().ifPresent(this::write);
        json.writeEndObject();
    }

    private void write(Origin origin) {
        if (origin.equals(Origin.UNKNOWN)) {
            return;
        }
        json.writeObjectPropertyStart("origin");
        origin.autonomousSystem().ifPresent(each -> json.writeNumberProperty("asn", each));
        origin.name().ifPresent(each -> json.writeStringProperty("name", each));
        origin.country().ifPresent(each -> json.writeStringProperty("country", each));
        json.writeEndObject();
    }

    private void write(ToolFound tool) {
        json.writeObjectPropertyStart("tool");
        json.writeStringProperty("name", tool.name());
        json.writeStringProperty("versions", tool.versions());
        writeConfidence(tool.confidence());
        json.writeName("evidence");
        write(tool.evidence());
        json.writeEndObject();
    }

    private void write(Evidence evidence) {
        json.writeStartObject();
        json.writeStringProperty("fact", evidence.fact());
        json.writeNumberProperty("count", evidence.count());
        json.writeStringProperty("rule", evidence.rule());
        json.writeStringProperty("source", evidence.source());
        json.writeEndObject();
    }

    private void write(Rival rival) {
        json.writeObjectPropertyStart("rival");
        json.writeStringProperty("cause", rival.cause().name());
        writeConfidence(rival.confidence());
        json.writeStringProperty("whatWouldDecide", rival.whatWouldDecide());
        json.writeEndObject();
    }

    private void write(Explanation step) {
        json.writeStartObject();
        json.writeStringProperty("question", step.question());
        json.writeStringProperty("outcome", step.outcome().key());
        json.writeStringProperty("seen", step.seen());
        if (step.weight() != 0) {
            json.writeNumberProperty("weight", rounded(step.weight()));
        }
        if (!step.because().isEmpty()) {
            json.writeArrayPropertyStart("because");
            step.because().forEach(this::write);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(Event event) {
        json.writeStartObject();
        json.writeStringProperty("kind", event.kind().key());
        writeFrom(event.records());
        json.writeStringProperty("headline", event.headline());
        json.writeStringProperty("cause", event.cause().name());
        json.writeArrayPropertyStart("addresses");
        event.addresses().stream().map(Address::toString).forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("addressCount", event.addressCount());
        writeOrigins(event);
        if (event.timed()) {
            writeTimes(event.firstNanos(), event.lastNanos());
        }
        json.writeNumberProperty("packets", event.packets());
        json.writeNumberProperty("targets", event.targets());
        json.writeNumberProperty("peakPerMinute", rounded(event.peakPerMinute()));
        json.writeBooleanProperty("exact", event.exact());
        json.writeStringProperty("thresholds", event.thresholds());
        if (!event.extrapolation().isEmpty()) {
            json.writeStringProperty("extrapolation", event.extrapolation());
        }
        json.writeEndObject();
    }

    private void writeOrigins(Event event) {
        List<Address> known =
                event.addresses().stream().filter(each -> origins.find(each).isPresent()).toList();
        if (known.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("origins");
        for (Address address : known) {
            json.writeStartObject();
            json.writeStringProperty("address", address.toString());
            origins.find(address).ifPresent(this::write);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }
}
