package io.portzero.app.report.json;

import io.portzero.app.report.words.Times;
import io.portzero.capture.Damage;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Reading;
import io.portzero.summary.Counts;
import io.portzero.summary.NestedCounts;
import io.portzero.summary.Totals;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/// Writes a report as JSON, schema `portzero.report/1`: `docs/reference/json.md` lists its keys.
///
/// Counts are integers. What is absent has no key: no port is never written as 0.
public final class JsonReport {

    private final JsonGenerator json;
    private final ScanReport report;
    private final boolean explained;

    private JsonReport(JsonGenerator json, ScanReport report, boolean explained) {
        this.json = json;
        this.report = report;
        this.explained = explained;
    }

    /// Writes the report to `out`, which stays open.
    public static void write(ScanReport report, Writer out) {
        write(report, out, false);
    }

    /// Writes the report to `out`, which stays open.
    ///
    /// @param explained whether each verdict carries its whole reasoning, which is long
    public static void write(ScanReport report, Writer out, boolean explained) {
        try (JsonGenerator json = JsonOutput.pretty(out)) {
            new JsonReport(json, report, explained).write();
        }
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("schema", "portzero.report/1");
        json.writeBooleanProperty("complete", report.complete());
        writeInputs();
        writeCounts(report.traffic().counts(), report.timeDigits());
        if (report.flows().any()) {
            new JsonFlows(json).writeAll(report.flows());
        }
        new JsonBaseline(json).write(report.baselines());
        new JsonVerdicts(json, report, explained).write();
        new JsonDetail(json, report).write();
        json.writeEndObject();
    }

    private void writeInputs() {
        json.writeArrayPropertyStart("inputs");
        for (InputReport input : report.inputs()) {
            writeInput(input);
        }
        json.writeEndArray();
    }

    private void writeInput(InputReport input) {
        json.writeStartObject();
        json.writeStringProperty("path", input.path());
        input.format().ifPresent(format -> json.writeStringProperty("format", format));
        input.compression()
                .ifPresent(compression -> json.writeStringProperty("compression", compression));
        input.failure().ifPresent(failure -> json.writeStringProperty("failure", failure));
        json.writeBooleanProperty("complete", input.complete());
        json.writeArrayPropertyStart("linkTypes");
        input.linkTypes().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("bytes", input.bytes());
        writeTimes(input.counts().totals(), input.timeDigits());
        writeDamage(input);
        writeCounts(input.counts(), input.timeDigits());
        input.flows().ifPresent(new JsonFlows(json)::writeInput);
        json.writeEndObject();
    }

    private void writeDamage(InputReport input) {
        json.writeArrayPropertyStart("damage");
        for (Damage damage : input.damage()) {
            json.writeStartObject();
            json.writeNumberProperty("offset", damage.offset());
            json.writeStringProperty("what", damage.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (input.damageCount() > input.damage().size()) {
            json.writeNumberProperty("damageCount", input.damageCount());
        }
    }

    private void writeCounts(Counts counts, int timeDigits) {
        writeTotals(counts.totals(), timeDigits);
        JsonZeros.write(json, counts.zero());
        writeNested("quoted", counts.quoted());
        writeNested("tunnelled", counts.tunnelled());
    }

    private void writeTimes(Totals totals, int timeDigits) {
        if (totals.timed()) {
            json.writeStringProperty("firstTime", Times.iso(totals.firstNanos(), timeDigits));
            json.writeStringProperty("lastTime", Times.iso(totals.lastNanos(), timeDigits));
        }
    }

    private void writeTotals(Totals totals, int timeDigits) {
        json.writeObjectPropertyStart("totals");
        json.writeNumberProperty("packets", totals.packets());
        json.writeNumberProperty("observed", totals.of(Reading.OBSERVED));
        json.writeNumberProperty("undecodable", totals.of(Reading.UNDECODABLE));
        json.writeNumberProperty("cutTransportHeader", totals.cutTransportHeaders());
        json.writeObjectPropertyStart("absent");
        for (Reading reading : Reading.values()) {
            if (reading != Reading.OBSERVED && reading != Reading.UNDECODABLE) {
                json.writeNumberProperty(reading.key(), totals.of(reading));
            }
        }
        json.writeEndObject();
        writeTimes(totals, timeDigits);
        json.writeEndObject();
    }

    private void writeNested(String name, NestedCounts counts) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("packets", counts.packets());
        json.writeNumberProperty("zeroSource", counts.zeroSource());
        json.writeNumberProperty("zeroDestination", counts.zeroDestination());
        json.writeEndObject();
    }
}
