package io.portzero.summary;

import io.portzero.packet.Address;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Reach;
import org.jspecify.annotations.Nullable;

/// What one host does.
final class HostConduct {

    long sent;
    long received;
    long openings;
    long answers;
    long payloads;
    long accepted;
    long returned;
    long zeros;
    private long systemProbes;
    private long firstSystemProbeNanos = Long.MAX_VALUE;
    private long lastSystemProbeNanos = Long.MIN_VALUE;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private final DistinctTargets tcp = new DistinctTargets();

    /// Made when it is needed: most hosts use TCP alone.
    private @Nullable DistinctTargets others;

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
        DistinctTargets targets = view.protocol() == Protocol.TCP ? tcp : others();
        targets.add(view.destinationHigh(), view.destinationLow(), view.destinationPort());
    }

    private DistinctTargets others() {
        DistinctTargets made = others;
        if (made == null) {
            made = new DistinctTargets();
            others = made;
        }
        return made;
    }

    void merge(HostConduct other) {
        sent += other.sent;
        received += other.received;
        openings += other.openings;
        answers += other.answers;
        payloads += other.payloads;
        accepted += other.accepted;
        returned += other.returned;
        zeros += other.zeros;
        systemProbes += other.systemProbes;
        firstSystemProbeNanos = Math.min(firstSystemProbeNanos, other.firstSystemProbeNanos);
        lastSystemProbeNanos = Math.max(lastSystemProbeNanos, other.lastSystemProbeNanos);
        firstNanos = Math.min(firstNanos, other.firstNanos);
        lastNanos = Math.max(lastNanos, other.lastNanos);
        tcp.merge(other.tcp);
        if (other.others != null) {
            others().merge(other.others);
        }
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
                tcp.reach(accepted),
                others == null ? Reach.NONE : others.reach(returned),
                payloads,
                zeros,
                systemProbes,
                firstSystemProbeNanos,
                lastSystemProbeNanos);
    }
}
