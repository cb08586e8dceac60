package io.portzero.summary;

import io.portzero.packet.PacketView;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Reading;
import io.portzero.packet.ZeroSide;

/// The exact counts that every report has, for each input and in all.
public final class Counts {

    private final Totals totals = new Totals();
    private final ZeroCounts zero = new ZeroCounts();
    private final NestedCounts quoted = new NestedCounts();
    private final NestedCounts tunnelled = new NestedCounts();

    /// Counts a packet that has no zero port anywhere.
    void countOrdinary(PacketView view, int wireLength) {
        totals.count(view, wireLength);
    }

    void countZeros(PacketView view) {
        if (view.isZero()) {
            zero.count(
                    PortProtocol.of(view.protocol()),
                    ZeroSide.of(view.sourcePort(), view.destinationPort()));
        }
        switch (view.nested()) {
            case QUOTED -> quoted.count(view.nestedZeroSource(), view.nestedZeroDestination());
            case TUNNELLED ->
                    tunnelled.count(view.nestedZeroSource(), view.nestedZeroDestination());
            case NONE -> {}
        }
    }

    void time(long nanos) {
        totals.time(nanos);
    }

    /// Adds the counts of other packets.
    public void merge(Counts other) {
        totals.merge(other.totals);
        zero.merge(other.zero);
        quoted.merge(other.quoted);
        tunnelled.merge(other.tunnelled);
    }

    void clear() {
        totals.clear();
        zero.clear();
        quoted.clear();
        tunnelled.clear();
    }

    /// All packets, by their reading.
    public Totals totals() {
        return totals;
    }

    /// Outermost headers with a zero port.
    public ZeroCounts zero() {
        return zero;
    }

    /// Packets quoted by ICMP errors.
    public NestedCounts quoted() {
        return quoted;
    }

    /// Packets inside tunnels.
    public NestedCounts tunnelled() {
        return tunnelled;
    }

    /// Headers with a zero port, outer and nested.
    public long zeroHeaders() {
        long headers = quoted.packets() + tunnelled.packets();
        for (PortProtocol protocol : PortProtocol.values()) {
            headers += zero.source(protocol) + zero.destination(protocol) - zero.both(protocol);
        }
        return headers;
    }

    /// Packets without ports for any reason: everything but the observed ones.
    public long portless() {
        return totals.packets() - totals.of(Reading.OBSERVED);
    }
}
