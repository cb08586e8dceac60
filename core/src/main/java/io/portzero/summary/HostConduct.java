package io.portzero.summary;

import io.portzero.packet.Address;
import io.portzero.packet.PacketView;
import io.portzero.verdict.observation.Conduct;

/// What one host does.
final class HostConduct {

    long sent;
    long received;
    long openings;
    long answers;
    long payloads;
    long answered;
    long zeros;
    private long systemProbes;
    private long firstSystemProbeNanos = Long.MAX_VALUE;
    private long lastSystemProbeNanos = Long.MIN_VALUE;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private final DistinctTargets targets = new DistinctTargets();

    void time(long nanos) {
        if (nanos != Long.MIN_VALUE) {
            firstNanos = Math.min(firstNanos, nanos);
            lastNanos = Math.max(lastNanos, nanos);
        }
    }

    /// Counts a probe of nmap's system detection.
    void systemProbe(long nanos) {
        systemProbes++;
        if (nanos != Long.MIN_VALUE) {
            firstSystemProbeNanos = Math.min(firstSystemProbeNanos, nanos);
            lastSystemProbeNanos = Math.max(lastSystemProbeNanos, nanos);
        }
    }

    /// Counts whom a request goes to.
    void request(PacketView view) {
        targets.add(view.destinationHigh(), view.destinationLow(), view.destinationPort());
    }

    void merge(HostConduct other) {
        sent += other.sent;
        received += other.received;
        openings += other.openings;
        answers += other.answers;
        payloads += other.payloads;
        answered += other.answered;
        zeros += other.zeros;
        systemProbes += other.systemProbes;
        firstSystemProbeNanos = Math.min(firstSystemProbeNanos, other.firstSystemProbeNanos);
        lastSystemProbeNanos = Math.max(lastSystemProbeNanos, other.lastSystemProbeNanos);
        firstNanos = Math.min(firstNanos, other.firstNanos);
        lastNanos = Math.max(lastNanos, other.lastNanos);
        targets.merge(other.targets);
    }

    Conduct conduct(Address address) {
        return new Conduct(
                address,
                sent,
                received,
                firstNanos,
                lastNanos,
                openings,
                answers,
                targets.hosts(),
                targets.ports(),
                targets.portsOfOneHost(),
                payloads,
                answered,
                zeros,
                systemProbes,
                firstSystemProbeNanos,
                lastSystemProbeNanos);
    }
}
