package io.portzero.app.report.json;

import io.portzero.app.report.words.Confidence;
import io.portzero.app.report.words.ExporterSheet;
import io.portzero.app.report.words.Times;
import io.portzero.flow.FlowReason;
import io.portzero.flow.IcmpConvention;
import io.portzero.flow.datagram.ExportCounts;
import io.portzero.flow.datagram.ExportFacts;
import io.portzero.flow.datagram.ExportStream;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.flow.ExporterProfile;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.FragmentedService;
import io.portzero.summary.flow.InputFlows;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes what is known of flow records.
final class JsonFlows {

    private final JsonGenerator json;

    JsonFlows(JsonGenerator json) {
        this.json = json;
    }

    /// The block of one input.
    void writeInput(InputFlows flows) {
        json.writeObjectPropertyStart("flows");
        writeCounts(flows.counts());
        json.writeArrayPropertyStart("exporters");
        for (ExporterProfile exporter : flows.exporters()) {
            json.writeStartObject();
            writeName(exporter);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// The block of the whole.
    void writeAll(FlowReport flows) {
        json.writeObjectPropertyStart("flows");
        writeCounts(flows.counts());
        new JsonBaseline(json).write(flows.baselines());
        writeServices(flows);
        writeExporters(ExporterSheet.of(flows));
        json.writeObjectPropertyStart("skippedEntries");
        flows.skippedEntries().forEach((kind, count) -> json.writeNumberProperty(kind, count));
        json.writeEndObject();
        writeFacts(flows.facts());
        json.writeEndObject();
    }

    private void writeCounts(FlowCounts counts) {
        json.writeNumberProperty("records", counts.records());
        json.writeObjectPropertyStart("raw");
        json.writeNumberProperty("zeroSource", counts.rawZeroSources());
        json.writeNumberProperty("zeroDestination", counts.rawZeroDestinations());
        json.writeNumberProperty("bothZero", counts.rawBothZero());
        json.writeEndObject();
        json.writeNumberProperty("observed", counts.observed());
        for (FlowReason.Kind kind : FlowReason.Kind.values()) {
            writeReasons(counts, kind);
        }
        JsonZeros.write(json, counts.zero());
    }

    private void writeReasons(FlowCounts counts, FlowReason.Kind kind) {
        json.writeObjectPropertyStart(kind.key());
        for (FlowReason reason : FlowReason.values()) {
            if (reason.kind() == kind && counts.of(reason) > 0) {
                json.writeNumberProperty(reason.key(), counts.of(reason));
            }
        }
        json.writeEndObject();
    }

    private void writeServices(FlowReport flows) {
        json.writeArrayPropertyStart("fragmentedAnswers");
        for (FragmentedService each : flows.services()) {
            json.writeStartObject();
            json.writeStringProperty("service", each.service().displayName());
            json.writeNumberProperty("port", each.service().number());
            json.writeNumberProperty("records", each.records());
            json.writeNumberProperty("packets", each.packets());
            json.writeNumberProperty("bytes", each.bytes());
            json.writeNumberProperty("senders", each.senders());
            json.writeNumberProperty("receivers", each.receivers());
            json.writeBooleanProperty("exact", flows.exact());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeName(ExporterProfile exporter) {
        json.writeStringProperty("exporter", exporter.exporter().name());
        json.writeStringProperty("format", exporter.format().key());
        json.writeNumberProperty("observationDomain", exporter.observationDomain());
    }

    /// All that is known of each exporter.
    void writeExporters(List<ExporterSheet> sheets) {
        json.writeArrayPropertyStart("exporters");
        for (ExporterSheet sheet : sheets) {
            json.writeStartObject();
            json.writeStringProperty("exporter", sheet.exporter().name());
            json.writeStringProperty("format", sheet.format().key());
            json.writeNumberProperty("observationDomain", sheet.domain());
            sheet.profile().ifPresent(this::writeProfile);
            sheet.stream().ifPresent(this::writeStream);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeProfile(ExporterProfile exporter) {
        writeCounts(exporter.counts());
        writeProfileTimes(exporter);
        writePorts(exporter);
        json.writeNumberProperty("withFragmentField", exporter.withFragmentField());
        json.writeObjectPropertyStart("icmp");
        for (IcmpConvention convention : IcmpConvention.values()) {
            if (exporter.of(convention) > 0) {
                json.writeNumberProperty(convention.key(), exporter.of(convention));
            }
        }
        json.writeEndObject();
        if (exporter.icmpConvention().isPresent()) {
            json.writeStringProperty("icmpConvention", exporter.icmpConvention().get().key());
            json.writeNumberProperty(
                    "icmpConfidence", Confidence.rounded(exporter.icmpConfidence()));
        }
        if (exporter.sampled() > 0) {
            json.writeObjectPropertyStart("sampling");
            json.writeNumberProperty("records", exporter.sampled());
            json.writeNumberProperty("smallestInterval", exporter.smallestInterval());
            json.writeNumberProperty("largestInterval", exporter.largestInterval());
            json.writeEndObject();
        }
    }

    private void writeProfileTimes(ExporterProfile exporter) {
        if (exporter.timed()) {
            json.writeStringProperty("firstTime", Times.iso(exporter.firstNanos(), 3));
            json.writeStringProperty("lastTime", Times.iso(exporter.lastNanos(), 3));
        }
    }

    private void writePorts(ExporterProfile exporter) {
        json.writeObjectPropertyStart("recordsOf");
        for (PortProtocol protocol : PortProtocol.values()) {
            if (exporter.recordsOf(protocol) > 0) {
                json.writeNumberProperty(protocol.key(), exporter.recordsOf(protocol));
            }
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("portsNeverPrinted");
        for (PortProtocol protocol : PortProtocol.values()) {
            if (exporter.printsNoPortsOf(protocol)) {
                json.writeString(protocol.key());
            }
        }
        json.writeEndArray();
        json.writeBooleanProperty("zeroesPorts", exporter.zeroesPorts());
    }

    private void writeStream(ExportStream stream) {
        json.writeObjectPropertyStart("datagrams");
        writeCounts(stream.counts());
        if (stream.timed()) {
            json.writeStringProperty("firstExport", seconds(stream.firstExportSeconds()));
            json.writeStringProperty("lastExport", seconds(stream.lastExportSeconds()));
        }
        if (stream.numbered()) {
            writeSequence(stream);
        }
        json.writeEndObject();
    }

    private void writeSequence(ExportStream stream) {
        json.writeObjectPropertyStart("sequence");
        json.writeStringProperty("counts", stream.numbersRecords() ? "records" : "datagrams");
        json.writeNumberProperty("gaps", stream.gaps());
        json.writeNumberProperty("missing", stream.missing());
        json.writeNumberProperty("returns", stream.returns());
        json.writeEndObject();
    }

    private static String seconds(long seconds) {
        return Times.iso(seconds * 1_000_000_000L, 0);
    }

    private void writeFacts(ExportFacts facts) {
        json.writeObjectPropertyStart("datagrams");
        writeCounts(facts.counts());
        json.writeNumberProperty("evicted", facts.evicted());
        json.writeNumberProperty("conflicting", facts.conflicting());
        json.writeNumberProperty("withoutStart", facts.withoutStart());
        json.writeEndObject();
    }

    private void writeCounts(ExportCounts counts) {
        json.writeNumberProperty("read", counts.datagrams());
        json.writeNumberProperty("damaged", counts.damaged());
        json.writeNumberProperty("templates", counts.templates());
        json.writeNumberProperty("redefined", counts.redefined());
        json.writeNumberProperty("withdrawn", counts.withdrawn());
        json.writeNumberProperty("optionRecords", counts.optionRecords());
        json.writeNumberProperty("otherSamples", counts.otherSamples());
        json.writeNumberProperty("setsReadLater", counts.setsReadLater());
        json.writeNumberProperty("setsWithoutTemplate", counts.setsWithoutTemplate());
        json.writeNumberProperty("reassembled", counts.reassembled());
        json.writeNumberProperty("incomplete", counts.incomplete());
    }
}
