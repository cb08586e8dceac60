package io.portzero.app.report.json;

import io.portzero.packet.PortProtocol;
import io.portzero.summary.ZeroCounts;
import tools.jackson.core.JsonGenerator;

/// Writes the block `zero`: packets or records with a zero port, by protocol and side.
final class JsonZeros {

    private JsonZeros() {}

    static void write(JsonGenerator json, ZeroCounts zero) {
        json.writeObjectPropertyStart("zero");
        for (PortProtocol protocol : PortProtocol.values()) {
            json.writeObjectPropertyStart(protocol.key());
            json.writeNumberProperty("source", zero.source(protocol));
            json.writeNumberProperty("destination", zero.destination(protocol));
            json.writeNumberProperty("both", zero.both(protocol));
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
