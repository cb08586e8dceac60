package io.portzero.app.report.json;

import io.portzero.app.report.words.Times;
import io.portzero.engine.PlainReading;
import io.portzero.engine.ScanReport;
import io.portzero.packet.EtherType;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.StopReason;
import io.portzero.summary.AbsenceSummary;
import io.portzero.summary.FragmentSummary.Origin;
import io.portzero.summary.Moment;
import io.portzero.summary.PortHistogram.PortCount;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.sketch.TimeSeries;
import io.portzero.summary.sketch.ValueCounts;
import tools.jackson.core.JsonGenerator;

/// Writes what a report holds beyond its counts: readings, profiles, reasons, context, time series.
final class JsonDetail {

    private static final int TOP_PORTS = 20;
    private static final int NUMBERS = 256;

    private final JsonGenerator json;
    private final ScanReport report;
    private final TrafficSummary traffic;

    JsonDetail(JsonGenerator json, ScanReport report) {
        this.json = json;
        this.report = report;
        traffic = report.traffic();
    }

    void write() {
        writeReadings();
        json.writeArrayPropertyStart("profiles");
        for (ZeroProfile profile : traffic.zeros()) {
            new JsonProfile(json, traffic, report.timeDigits()).write(profile);
        }
        json.writeEndArray();
        writePortless();
        writeContext();
        writeSeries();
    }

    private void writeReadings() {
        json.writeArrayPropertyStart("readings");
        for (PlainReading reading : report.readings()) {
            json.writeStartObject();
            json.writeStringProperty("kind", Keys.camelCase(reading.kind()));
            json.writeNumberProperty("packets", reading.packets());
            json.writeStringProperty("text", reading.text());
            json.writeArrayPropertyStart("evidence");
            reading.evidence().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writePortless() {
        AbsenceSummary absence = traffic.absence();
        json.writeObjectPropertyStart("portless");
        json.writeObjectPropertyStart("protocols");
        for (int protocol = 0; protocol < NUMBERS; protocol++) {
            writePositive(Protocol.name(protocol), absence.protocol(protocol));
        }
        json.writeEndObject();
        writeIcmp("icmpTypes", false);
        writeIcmp("icmpv6Types", true);
        json.writeObjectPropertyStart("stopped");
        for (StopReason reason : StopReason.values()) {
            writePositive(Keys.camelCase(reason), absence.stopped(reason));
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("etherTypes");
        for (ValueCounts.Value type : absence.etherTypes().top(NUMBERS)) {
            writePositive(EtherType.name((int) type.value()), type.packets());
        }
        json.writeEndObject();
        writeFragments();
        json.writeEndObject();
    }

    private void writeIcmp(String name, boolean version6) {
        json.writeObjectPropertyStart(name);
        for (int type = 0; type < NUMBERS; type++) {
            AbsenceSummary absence = traffic.absence();
            writePositive(
                    Integer.toString(type),
                    version6 ? absence.icmp6Type(type) : absence.icmpType(type));
        }
        json.writeEndObject();
    }

    private void writePositive(String name, long packets) {
        if (packets > 0) {
            json.writeNumberProperty(name, packets);
        }
    }

    private void writeFragments() {
        json.writeBooleanProperty("fragmentsExact", traffic.fragments().exact());
        json.writeArrayPropertyStart("fragments");
        for (Origin origin : traffic.fragments().origins()) {
            json.writeStartObject();
            json.writeStringProperty("protocol", Protocol.name(origin.protocol()));
            json.writeNumberProperty("laterFragments", origin.laterFragments());
            json.writeBooleanProperty("firstFragmentSeen", origin.firstSeen());
            if (origin.firstSeen()) {
                json.writeNumberProperty("servicePort", origin.servicePort());
                json.writeBooleanProperty("fromService", origin.fromService());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeContext() {
        json.writeObjectPropertyStart("context");
        json.writeObjectPropertyStart("tcpFlags");
        for (FlagClass flags : FlagClass.values()) {
            writePositive(flags.text(), traffic.flags(flags));
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("ports");
        for (PortProtocol protocol : PortProtocol.values()) {
            writePorts(protocol);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writePorts(PortProtocol protocol) {
        json.writeObjectPropertyStart(protocol.key());
        writeTop("source", protocol, true);
        writeTop("destination", protocol, false);
        json.writeEndObject();
    }

    private void writeTop(String name, PortProtocol protocol, boolean ofSource) {
        json.writeArrayPropertyStart(name);
        for (PortCount port : traffic.ports(protocol).top(ofSource, TOP_PORTS)) {
            json.writeStartObject();
            json.writeNumberProperty("port", port.port());
            json.writeNumberProperty("packets", port.packets());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeSeries() {
        TimeSeries series = traffic.series();
        json.writeObjectPropertyStart("series");
        json.writeNumberProperty("binSeconds", series.widthNanos() / 1e9);
        long untimed = traffic.untimed();
        if (untimed > 0) {
            json.writeNumberProperty("withoutTime", untimed);
        }
        json.writeArrayPropertyStart("bins");
        for (TimeSeries.Bin bin : series.bins()) {
            json.writeStartObject();
            json.writeStringProperty("time", Times.iso(bin.startNanos(), report.timeDigits()));
            for (Moment moment : Moment.values()) {
                writePositive(Keys.camelCase(moment), moment.in(bin));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
