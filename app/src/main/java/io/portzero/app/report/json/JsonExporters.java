package io.portzero.app.report.json;

import io.portzero.app.report.words.ExporterSheet;
import io.portzero.engine.ScanReport;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes the profiles of exporters as JSON.
public final class JsonExporters {

    private JsonExporters() {}

    /// Writes a document of its own to `out`, which stays open.
    public static void write(ScanReport report, List<ExporterSheet> sheets, Writer out) {
        try (JsonGenerator json = JsonOutput.pretty(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "portzero.exporters/1");
            json.writeBooleanProperty("complete", report.complete());
            new JsonFlows(json).writeExporters(sheets);
            json.writeEndObject();
        }
    }
}
