package io.portzero.summary.flow;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.ZeroCounts;
import io.portzero.summary.sketch.Tally;

/// How many flow records there are, what their exporters printed, and what it means. Exact.
public final class FlowCounts {

    private long records;
    private long rawSource;
    private long rawDestination;
    private long rawBoth;
    private long observed;
    private final long[] reasons = new long[FlowReason.values().length];
    private final ZeroCounts zero = new ZeroCounts();

    /// Counts a record and the zeros that it prints: of TCP, UDP, SCTP and DCCP, as collectors
    /// count them.
    void countRaw(FlowRecord record) {
        records++;
        if (record.hasPortProtocol() && record.protocol() != Protocol.UDPLITE) {
            boolean source = record.is(FlowField.SOURCE_PORT, 0);
            boolean destination = record.is(FlowField.DESTINATION_PORT, 0);
            rawSource += source ? 1 : 0;
            rawDestination += destination ? 1 : 0;
            rawBoth += source && destination ? 1 : 0;
        }
    }

    /// Counts a record with two ports, neither of them 0, that are ports.
    void countPlain() {
        records++;
        observed++;
    }

    /// Counts what a record means that was counted before.
    void count(FlowProvenance provenance, FlowRecord record) {
        if (provenance instanceof FlowProvenance.Observed) {
            countObserved(record);
        } else {
            reasons[reason(provenance)]++;
        }
    }

    /// Apart, because nearly all records are observed: a switch over types takes longer than all
    /// the rest.
    private static int reason(FlowProvenance provenance) {
        return switch (provenance) {
            case FlowProvenance.Absent absent -> absent.reason().ordinal();
            case FlowProvenance.Suspect suspect -> suspect.reason().ordinal();
            case FlowProvenance.Unknowable unknowable -> unknowable.reason().ordinal();
            case FlowProvenance.Observed _ -> throw new IllegalArgumentException("no reason");
        };
    }

    private void countObserved(FlowRecord record) {
        observed++;
        boolean source = record.is(FlowField.SOURCE_PORT, 0);
        boolean destination = record.is(FlowField.DESTINATION_PORT, 0);
        if (source || destination) {
            ZeroSide side =
                    source && destination
                            ? ZeroSide.BOTH
                            : source ? ZeroSide.SOURCE : ZeroSide.DESTINATION;
            zero.count(PortProtocol.of(record.protocol()), side);
        }
    }

    /// Counts records with no port but 0, which turned out to be port 0.
    void countZero(int protocol, ZeroSide side, long times) {
        observed += times;
        zero.count(PortProtocol.of(protocol), side, times);
    }

    void count(FlowReason reason, long times) {
        reasons[reason.ordinal()] += times;
    }

    void merge(FlowCounts other) {
        records += other.records;
        rawSource += other.rawSource;
        rawDestination += other.rawDestination;
        rawBoth += other.rawBoth;
        observed += other.observed;
        Tally.add(reasons, other.reasons);
        zero.merge(other.zero);
    }

    /// Records read; options data and counter samples are none.
    public long records() {
        return records;
    }

    /// Records of TCP, UDP, SCTP and DCCP whose source port was printed as 0.
    public long rawZeroSources() {
        return rawSource;
    }

    /// Records of TCP, UDP, SCTP and DCCP whose destination port was printed as 0.
    public long rawZeroDestinations() {
        return rawDestination;
    }

    /// Records of TCP, UDP, SCTP and DCCP of which both were printed as 0.
    public long rawBothZero() {
        return rawBoth;
    }

    /// Records of TCP, UDP, SCTP and DCCP that print a zero somewhere.
    public long rawZeros() {
        return rawSource + rawDestination - rawBoth;
    }

    /// Records whose ports are ports.
    public long observed() {
        return observed;
    }

    /// Records whose port fields are no observed ports, for a reason.
    public long of(FlowReason reason) {
        return reasons[reason.ordinal()];
    }

    /// Records with a reason of a kind.
    public long of(FlowReason.Kind kind) {
        long sum = 0;
        for (FlowReason reason : FlowReason.values()) {
            sum += reason.kind() == kind ? of(reason) : 0;
        }
        return sum;
    }

    /// Records with an observed port 0.
    public ZeroCounts zero() {
        return zero;
    }
}
