package io.portzero.testkit.telescope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a reader must find in a generated file, counted while it was written.
///
/// Keys are the paths of the report's JSON, such as `zero.tcp.destination`; a key that is never
/// counted is printed as 0.
public final class ExpectedTotals {
    private static final String[] PROTOCOLS = {"tcp", "udp"};

    private long packets;
    private long observed;
    private long nonFirstFragment;
    private long noPortsInProtocol;
    private long notIp;
    private final PortZeros[] zero = {new PortZeros(), new PortZeros()};
    private final PortZeros quoted = new PortZeros();
    private final PortZeros tunnelled = new PortZeros();

    ExpectedTotals() {}

    void observed(boolean tcp, int sourcePort, int destinationPort) {
        packets++;
        observed++;
        zero[tcp ? 0 : 1].count(sourcePort, destinationPort);
    }

    void laterFragment() {
        packets++;
        nonFirstFragment++;
    }

    void portless() {
        packets++;
        noPortsInProtocol++;
    }

    void notIp() {
        packets++;
        notIp++;
    }

    void quoting(int sourcePort, int destinationPort) {
        portless();
        quoted.count(sourcePort, destinationPort);
    }

    void tunnelling(int sourcePort, int destinationPort) {
        portless();
        tunnelled.count(sourcePort, destinationPort);
    }

    /// All counts by JSON path, in a fixed order.
    public Map<String, Long> asMap() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("totals.packets", packets);
        counts.put("totals.observed", observed);
        counts.put("totals.undecodable", 0L);
        counts.put("totals.cutTransportHeader", 0L);
        counts.put("totals.absent.nonFirstFragment", nonFirstFragment);
        counts.put("totals.absent.noPortsInProtocol", noPortsInProtocol);
        counts.put("totals.absent.truncated", 0L);
        counts.put("totals.absent.notIp", notIp);
        for (int i = 0; i < PROTOCOLS.length; i++) {
            counts.put("zero." + PROTOCOLS[i] + ".source", zero[i].source);
            counts.put("zero." + PROTOCOLS[i] + ".destination", zero[i].destination);
            counts.put("zero." + PROTOCOLS[i] + ".both", zero[i].both);
        }
        scope(counts, "quoted", quoted);
        scope(counts, "tunnelled", tunnelled);
        return counts;
    }

    /// Writes the counts as `key=value` lines.
    public void write(Path file) throws IOException {
        var lines = asMap().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        Files.write(file, lines);
    }

    private static void scope(Map<String, Long> counts, String name, PortZeros zeros) {
        counts.put(name + ".packets", zeros.packets);
        counts.put(name + ".zeroSource", zeros.source);
        counts.put(name + ".zeroDestination", zeros.destination);
    }

    private static final class PortZeros {
        private long packets;
        private long source;
        private long destination;
        private long both;

        void count(int sourcePort, int destinationPort) {
            source += sourcePort == 0 ? 1 : 0;
            destination += destinationPort == 0 ? 1 : 0;
            both += (sourcePort | destinationPort) == 0 ? 1 : 0;
            packets += sourcePort == 0 || destinationPort == 0 ? 1 : 0;
        }
    }
}
