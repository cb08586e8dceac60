package io.portzero.app.report.html;

import io.portzero.app.report.json.JsonOutput;
import io.portzero.app.report.words.Actors;
import io.portzero.app.report.words.MainStretch;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.Moment;
import io.portzero.summary.PortHistogram;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.sketch.TimeSeries;
import java.io.StringWriter;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// The numbers behind the charts, as JSON for the page's script.
final class HtmlData {

    private static final int HOP_LIMITS = 256;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final JsonGenerator json;
    private final ScanReport report;

    private HtmlData(JsonGenerator json, ScanReport report) {
        this.json = json;
        this.report = report;
    }

    /// One line of JSON that can stand inside a script element: no `<` is left that could end it.
    static String of(ScanReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonOutput.lines(text)) {
            new HtmlData(json, report).write();
        }
        return text.toString().replace("<", "\\u003c");
    }

    /// The protocols of which packets with ports were seen.
    static Stream<PortProtocol> protocols(ScanReport report) {
        return Stream.of(PortProtocol.values()).filter(each -> total(report, each) > 0);
    }

    private static long total(ScanReport report, PortProtocol protocol) {
        long total = 0;
        for (int source = 0; source < PortHistogram.magnitudes(); source++) {
            for (int destination = 0; destination < PortHistogram.magnitudes(); destination++) {
                total += report.traffic().ports(protocol).matrix(source, destination);
            }
        }
        return total;
    }

    private void write() {
        json.writeStartObject();
        writeSeries();
        writeMatrices();
        writeConcentration();
        writeHopLimits();
        json.writeEndObject();
    }

    private void writeSeries() {
        TimeSeries series = report.traffic().series();
        json.writeObjectPropertyStart("series");
        json.writeNumberProperty("width", series.widthNanos() / NANOS_PER_MILLISECOND);
        if (!series.bins().isEmpty()) {
            MainStretch main = MainStretch.of(series.bins(), Moment::packets);
            json.writeNumberProperty(
                    "from", main.bins().getFirst().startNanos() / NANOS_PER_MILLISECOND);
            json.writeNumberProperty(
                    "to",
                    main.bins().getLast().startNanos() / NANOS_PER_MILLISECOND
                            + series.widthNanos() / NANOS_PER_MILLISECOND);
        }
        json.writeArrayPropertyStart("times");
        for (TimeSeries.Bin bin : series.bins()) {
            json.writeNumber(bin.startNanos() / NANOS_PER_MILLISECOND);
        }
        json.writeEndArray();
        for (Moment moment : Moment.values()) {
            json.writeArrayPropertyStart(moment.name());
            for (TimeSeries.Bin bin : series.bins()) {
                json.writeNumber(moment.in(bin));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeMatrices() {
        json.writeArrayPropertyStart("matrices");
        protocols(report).forEach(this::writeMatrix);
        json.writeEndArray();
    }

    private void writeMatrix(PortProtocol protocol) {
        PortHistogram ports = report.traffic().ports(protocol);
        json.writeStartObject();
        json.writeStringProperty("protocol", protocol.displayName());
        json.writeArrayPropertyStart("cells");
        for (int source = 0; source < PortHistogram.magnitudes(); source++) {
            json.writeStartArray();
            for (int destination = 0; destination < PortHistogram.magnitudes(); destination++) {
                json.writeNumber(ports.matrix(source, destination));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeConcentration() {
        json.writeArrayPropertyStart("concentration");
        Actors.concentration(report.traffic())
                .ifPresent(spread ->
                        spread.curve().forEach(point -> writePair(point.sources(), point.share())));
        json.writeEndArray();
    }

    private void writePair(long first, double second) {
        json.writeStartArray();
        json.writeNumber(first);
        json.writeNumber(second);
        json.writeEndArray();
    }

    private void writeHopLimits() {
        json.writeArrayPropertyStart("hopLimits");
        for (ZeroProfile profile : HtmlProfiles.sorted(report)) {
            json.writeStartArray();
            for (int value = 0; value < HOP_LIMITS; value++) {
                json.writeNumber(profile.hopLimit(value));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
