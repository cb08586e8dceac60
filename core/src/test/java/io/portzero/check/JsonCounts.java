package io.portzero.check;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.Reading;
import io.portzero.summary.Counts;
import io.portzero.summary.NestedCounts;
import io.portzero.summary.Totals;
import java.util.LinkedHashMap;
import java.util.Map;

/// A summary's exact counts under the keys that reports and the testkit use.
final class JsonCounts {

    private final Map<String, Long> counts = new LinkedHashMap<>();

    private JsonCounts() {}

    static Map<String, Long> of(Counts all) {
        var json = new JsonCounts();
        json.totals(all.totals());
        for (PortProtocol protocol : PortProtocol.values()) {
            String zero = "zero." + protocol.key();
            json.counts.put(zero + ".source", all.zero().source(protocol));
            json.counts.put(zero + ".destination", all.zero().destination(protocol));
            json.counts.put(zero + ".both", all.zero().both(protocol));
        }
        json.nested("quoted", all.quoted());
        json.nested("tunnelled", all.tunnelled());
        return json.counts;
    }

    private void totals(Totals totals) {
        counts.put("totals.packets", totals.packets());
        counts.put("totals.cutTransportHeader", totals.cutTransportHeaders());
        for (Reading reading : Reading.values()) {
            boolean absent = reading != Reading.OBSERVED && reading != Reading.UNDECODABLE;
            counts.put("totals." + (absent ? "absent." : "") + reading.key(), totals.of(reading));
        }
    }

    private void nested(String name, NestedCounts nested) {
        counts.put(name + ".packets", nested.packets());
        counts.put(name + ".zeroSource", nested.zeroSource());
        counts.put(name + ".zeroDestination", nested.zeroDestination());
    }
}
