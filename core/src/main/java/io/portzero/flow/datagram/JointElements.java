package io.portzero.flow.datagram;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.internal.Time;
import io.portzero.packet.Protocol;
import java.util.Arrays;

/// Elements that say something only together with others of the same record: times since an
/// exporter's start, ports of one protocol, durations, and how packets were sampled.
final class JointElements {

    private static final long[] NO_PORTS = {-1, -1};

    private final SetContext context;
    private final long[] udpPorts = new long[2];
    private final long[] tcpPorts = new long[2];
    private long firstUptime;
    private long lastUptime;
    private long reverseFirstUptime;
    private long reverseLastUptime;
    private long reverseDelay;
    private long durationMicros;
    private long space;
    private long size;
    private long population;
    private double probability;

    JointElements(SetContext context) {
        this.context = context;
    }

    /// Forgets the record before.
    void clear() {
        Arrays.fill(udpPorts, -1);
        Arrays.fill(tcpPorts, -1);
        firstUptime = -1;
        lastUptime = -1;
        reverseFirstUptime = -1;
        reverseLastUptime = -1;
        reverseDelay = -1;
        durationMicros = -1;
        space = 0;
        size = 0;
        population = 0;
        probability = 0;
    }

    /// Keeps what one of them says.
    void take(Element element, long value) {
        switch (element) {
            case FIRST_UPTIME -> firstUptime = value;
            case LAST_UPTIME -> lastUptime = value;
            case REVERSE_FIRST_UPTIME -> reverseFirstUptime = value;
            case REVERSE_LAST_UPTIME -> reverseLastUptime = value;
            case REVERSE_DELAY_MILLIS -> reverseDelay = value;
            case DURATION_MILLIS -> duration(value, 1_000);
            case DURATION_MICROS -> duration(value, 1);
            case UDP_SOURCE_PORT -> udpPorts[0] = value;
            case UDP_DESTINATION_PORT -> udpPorts[1] = value;
            case TCP_SOURCE_PORT -> tcpPorts[0] = value;
            case TCP_DESTINATION_PORT -> tcpPorts[1] = value;
            case SAMPLING_SPACE -> space = value;
            case SAMPLING_SIZE -> size = value;
            case SAMPLING_POPULATION -> population = value;
            default -> {}
        }
    }

    /// Keeps with what probability a packet is taken.
    void probability(double value) {
        probability = value;
    }

    /// Both elements have 32 bits.
    private void duration(long value, int micros) {
        if (value >= 0 && value >>> 32 == 0) {
            durationMicros = value * micros;
        }
    }

    /// Fills in what they say together, once all elements of the record were read.
    void finish(FlowRecord into) {
        finishPorts(into);
        finishTimes(into);
        finishSampling(into);
    }

    /// A port that is exported for one protocol only means nothing in a record of another, and
    /// names the protocol where nothing else does.
    private void finishPorts(FlowRecord into) {
        if (!into.has(FlowField.PROTOCOL)) {
            boolean udp = udpPorts[0] >= 0 || udpPorts[1] >= 0;
            boolean tcp = tcpPorts[0] >= 0 || tcpPorts[1] >= 0;
            if (udp != tcp) {
                into.set(FlowField.PROTOCOL, udp ? Protocol.UDP : Protocol.TCP);
            }
        }
        long[] ports =
                into.is(FlowField.PROTOCOL, Protocol.UDP)
                        ? udpPorts
                        : into.is(FlowField.PROTOCOL, Protocol.TCP) ? tcpPorts : NO_PORTS;
        if (ports[0] >= 0 && !into.has(FlowField.SOURCE_PORT)) {
            into.set(FlowField.SOURCE_PORT, ports[0]);
        }
        if (ports[1] >= 0 && !into.has(FlowField.DESTINATION_PORT)) {
            into.set(FlowField.DESTINATION_PORT, ports[1]);
        }
    }

    private void finishTimes(FlowRecord into) {
        long boot =
                into.has(FlowField.BOOT_MILLIS)
                        ? into.get(FlowField.BOOT_MILLIS)
                        : context.bootMillis;
        uptime(FlowField.FIRST_NANOS, boot, firstUptime, into);
        uptime(FlowField.LAST_NANOS, boot, lastUptime, into);
        uptime(FlowField.REVERSE_FIRST_NANOS, boot, reverseFirstUptime, into);
        uptime(FlowField.REVERSE_LAST_NANOS, boot, reverseLastUptime, into);
        otherEnd(into);
        boolean delayed = reverseDelay >= 0 && reverseDelay >>> 32 == 0;
        if (delayed && into.has(FlowField.FIRST_NANOS)) {
            long first = into.get(FlowField.FIRST_NANOS);
            into.set(FlowField.REVERSE_FIRST_NANOS, first + reverseDelay * Time.MILLISECOND);
        }
    }

    private void otherEnd(FlowRecord into) {
        if (durationMicros < 0) {
            return;
        }
        boolean first = into.has(FlowField.FIRST_NANOS);
        boolean last = into.has(FlowField.LAST_NANOS);
        long nanos = durationMicros * 1_000;
        if (first && !last) {
            into.set(FlowField.LAST_NANOS, into.get(FlowField.FIRST_NANOS) + nanos);
        } else if (last && !first) {
            into.set(FlowField.FIRST_NANOS, into.get(FlowField.LAST_NANOS) - nanos);
        }
    }

    private void finishSampling(FlowRecord into) {
        if (into.has(FlowField.SAMPLING_INTERVAL) && space > 0) {
            long taken = Math.max(1, into.get(FlowField.SAMPLING_INTERVAL));
            into.set(FlowField.SAMPLING_INTERVAL, (taken + space) / taken);
        } else if (size > 0 && population >= size) {
            into.set(FlowField.SAMPLING_INTERVAL, population / size);
        } else if (probability > 0 && probability <= 1) {
            into.set(FlowField.SAMPLING_INTERVAL, Math.round(1 / probability));
        }
    }

    private void uptime(FlowField field, long boot, long uptime, FlowRecord into) {
        if (uptime >= 0 && uptime >>> 32 == 0 && !into.has(field)) {
            long nanos = context.ofUptime(boot, uptime);
            if (nanos != Time.NONE) {
                into.set(field, nanos);
            }
        }
    }
}
