package io.portzero.testkit.reference;

import io.portzero.testkit.reference.packet.PacketReading;
import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketReading.Ports;
import io.portzero.testkit.reference.packet.PacketReading.ZeroSides;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The four blocks of a report: totals, zero, quoted, tunnelled.
public final class ReferenceTotals {
    private static final Map<String, Integer> PROTOCOLS = protocols();

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> sides = new LinkedHashMap<>();
    private long packets;
    private long cutTransportHeader;

    /// Counts one packet.
    public void add(PacketReading reading) {
        packets++;
        outcomes.merge(reading.outcome(), 1L, Long::sum);
        cutTransportHeader += reading.cutTransportHeader() ? 1 : 0;
        if (reading.outcome() == Outcome.OBSERVED) {
            zero(reading.protocol(), reading.ports());
        }
        scope("quoted", reading.quoted());
        scope("tunnelled", reading.tunnelled());
    }

    /// All counts by the path of their JSON key, such as `totals.absent.notIp`, in a fixed order.
    public Map<String, Long> asMap() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("totals.packets", packets);
        counts.put("totals.observed", of(Outcome.OBSERVED));
        counts.put("totals.undecodable", of(Outcome.UNDECODABLE));
        counts.put("totals.cutTransportHeader", cutTransportHeader);
        counts.put("totals.absent.nonFirstFragment", of(Outcome.NON_FIRST_FRAGMENT));
        counts.put("totals.absent.noPortsInProtocol", of(Outcome.NO_PORTS_IN_PROTOCOL));
        counts.put("totals.absent.truncated", of(Outcome.TRUNCATED));
        counts.put("totals.absent.notIp", of(Outcome.NOT_IP));
        for (String protocol : PROTOCOLS.keySet()) {
            for (String side : new String[] {"source", "destination", "both"}) {
                copy(counts, "zero." + protocol + "." + side);
            }
        }
        for (String scope : new String[] {"quoted", "tunnelled"}) {
            for (String key : new String[] {"packets", "zeroSource", "zeroDestination"}) {
                copy(counts, scope + "." + key);
            }
        }
        return counts;
    }

    private void zero(int protocol, Ports ports) {
        PROTOCOLS.forEach((name, number) -> {
            if (number == protocol) {
                count("zero." + name + ".source", ports.source() == 0);
                count("zero." + name + ".destination", ports.destination() == 0);
                boolean both = ports.source() == 0 && ports.destination() == 0;
                count("zero." + name + ".both", both);
            }
        });
    }

    private void scope(String name, ZeroSides zeros) {
        count(name + ".packets", zeros.any());
        count(name + ".zeroSource", zeros.source());
        count(name + ".zeroDestination", zeros.destination());
    }

    private void count(String key, boolean happened) {
        if (happened) {
            sides.merge(key, 1L, Long::sum);
        }
    }

    private void copy(Map<String, Long> counts, String key) {
        counts.put(key, sides.getOrDefault(key, 0L));
    }

    private long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    private static Map<String, Integer> protocols() {
        Map<String, Integer> protocols = new LinkedHashMap<>();
        protocols.put("tcp", 6);
        protocols.put("udp", 17);
        protocols.put("sctp", 132);
        protocols.put("dccp", 33);
        protocols.put("udplite", 136);
        return protocols;
    }
}
