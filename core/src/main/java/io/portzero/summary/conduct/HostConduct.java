package io.portzero.summary.conduct;

import io.portzero.packet.Address;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.summary.sketch.TimeRange;
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
    private final TimeRange systemProbeTimes = new TimeRange();
    private final TimeRange times = new TimeRange();
    private final DistinctTargets tcp = new DistinctTargets();

    /// Made when it is needed: most hosts use TCP alone.
    private @Nullable DistinctTargets others;

    void time(long nanos) {
        times.add(nanos);
    }

    /// Counts a probe of nmap's system detection.
    void systemProbe(long nanos) {
        systemProbes++;
        systemProbeTimes.add(nanos);
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
        systemProbeTimes.merge(other.systemProbeTimes);
        times.merge(other.times);
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
                times.firstNanos(),
                times.lastNanos(),
                openings,
                answers,
                tcp.reach(accepted),
                others == null ? Reach.NONE : others.reach(returned),
                payloads,
                zeros,
                systemProbes,
                systemProbeTimes.firstNanos(),
                systemProbeTimes.lastNanos());
    }
}
