package io.portzero.app.report.json;

import io.portzero.app.report.words.Actors;
import io.portzero.app.report.words.Share;
import io.portzero.app.report.words.Times;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.TcpOptions;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.PortHistogram.PortCount;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.sketch.ValueCounts;
import java.util.function.LongFunction;
import tools.jackson.core.JsonGenerator;

/// Writes what the zeros of one protocol and side look like.
final class JsonProfile {

    private static final int TOP = 20;
    private static final int HOP_LIMITS = 256;

    private final JsonGenerator json;
    private final TrafficSummary traffic;
    private final int timeDigits;

    JsonProfile(JsonGenerator json, TrafficSummary traffic, int timeDigits) {
        this.json = json;
        this.traffic = traffic;
        this.timeDigits = timeDigits;
    }

    void write(ZeroProfile profile) {
        json.writeStartObject();
        json.writeStringProperty("protocol", profile.protocol().key());
        json.writeStringProperty("side", profile.side().key());
        json.writeNumberProperty("packets", profile.packets());
        if (profile.timed()) {
            json.writeStringProperty("firstTime", Times.iso(profile.firstNanos(), timeDigits));
            json.writeStringProperty("lastTime", Times.iso(profile.lastNanos(), timeDigits));
        }
        writeActors("sources", Actors.sources(profile, traffic, TOP));
        writeActors("destinations", Actors.destinations(profile, traffic, TOP));
        writeOtherPorts(profile);
        writeFlags(profile);
        writeFields(profile);
        json.writeEndObject();
    }

    private void writeActors(String name, Actors actors) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("distinct", actors.distinct());
        json.writeBooleanProperty("exact", actors.exact());
        if (!actors.exact()) {
            json.writeNumberProperty("errorBound", actors.errorBound());
        }
        json.writeArrayPropertyStart("top");
        for (Share actor : actors.busiest()) {
            json.writeStartObject();
            json.writeStringProperty("address", actor.name());
            json.writeNumberProperty("packets", actor.packets());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeOtherPorts(ZeroProfile profile) {
        if (profile.side() == ZeroSide.BOTH) {
            return;
        }
        json.writeArrayPropertyStart("otherPorts");
        for (PortCount port : profile.otherPorts(TOP)) {
            json.writeStartObject();
            json.writeNumberProperty("port", port.port());
            json.writeNumberProperty("packets", port.packets());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeFlags(ZeroProfile profile) {
        if (profile.protocol() != PortProtocol.TCP) {
            return;
        }
        json.writeObjectPropertyStart("tcpFlags");
        for (FlagClass flags : FlagClass.values()) {
            writePositive(flags.text(), profile.flags(flags));
        }
        json.writeEndObject();
        writeValues("windows", profile.windows(), Long::toString);
        writeValues("tcpOptions", profile.optionLayouts(), TcpOptions::describe);
    }

    private void writeFields(ZeroProfile profile) {
        json.writeNumberProperty("withPayload", profile.withPayload());
        json.writeNumberProperty("payloadBytes", profile.payloadBytes());
        writeValues("payloadLengths", profile.payloadLengths(), Long::toString);
        writeValues("ipIds", profile.identifications(), Long::toString);
        json.writeNumberProperty("doNotFragment", profile.doNotFragment());
        json.writeObjectPropertyStart("hopLimits");
        for (int value = 0; value < HOP_LIMITS; value++) {
            writePositive(Integer.toString(value), profile.hopLimit(value));
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("checksums");
        for (ChecksumState state : ChecksumState.values()) {
            writePositive(state.key(), profile.checksums(state));
        }
        json.writeEndObject();
    }

    private void writeValues(String name, ValueCounts values, LongFunction<String> text) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("distinct", Math.round(values.distinct()));
        json.writeBooleanProperty("exact", values.exact());
        json.writeArrayPropertyStart("top");
        for (ValueCounts.Value value : values.top(TOP)) {
            json.writeStartObject();
            json.writeStringProperty("value", text.apply(value.value()));
            json.writeNumberProperty("packets", value.packets());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writePositive(String name, long packets) {
        if (packets > 0) {
            json.writeNumberProperty(name, packets);
        }
    }
}
