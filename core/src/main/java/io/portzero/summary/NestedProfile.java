package io.portzero.summary;

import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.PacketView.Nested;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.HeavyHitters;
import io.portzero.summary.sketch.Tally;

/// Who sent the packets whose zero is in a quoted or tunnelled header, and which protocol it was.
public final class NestedProfile {

    private static final int NUMBERS = 256;

    private final long[] quotedProtocols = new long[NUMBERS];
    private final long[] tunnelledProtocols = new long[NUMBERS];
    private final HeavyHitters quoters = new HeavyHitters(ZeroProfile.EXACT_ACTORS);
    private final HeavyHitters quotedTargets = new HeavyHitters(ZeroProfile.EXACT_ACTORS);
    private final HeavyHitters tunnelledSources = new HeavyHitters(ZeroProfile.EXACT_ACTORS);

    void count(PacketView view) {
        switch (view.nested()) {
            case QUOTED -> countQuoted(view);
            case TUNNELLED -> countTunnelled(view);
            case NONE -> {}
        }
    }

    private void countQuoted(PacketView view) {
        IpHeader inner = view.nestedIp();
        quotedProtocols[view.nestedProtocol()]++;
        quoters.add(
                Hash.of(view.sourceHigh(), view.sourceLow()),
                view.sourceHigh(),
                view.sourceLow(),
                1);
        quotedTargets.add(
                Hash.of(inner.destinationHigh(), inner.destinationLow()),
                inner.destinationHigh(),
                inner.destinationLow(),
                1);
    }

    private void countTunnelled(PacketView view) {
        IpHeader inner = view.nestedIp();
        tunnelledProtocols[view.nestedProtocol()]++;
        tunnelledSources.add(
                Hash.of(inner.sourceHigh(), inner.sourceLow()),
                inner.sourceHigh(),
                inner.sourceLow(),
                1);
    }

    void merge(NestedProfile other) {
        Tally.add(quotedProtocols, other.quotedProtocols);
        Tally.add(tunnelledProtocols, other.tunnelledProtocols);
        quoters.merge(other.quoters);
        quotedTargets.merge(other.quotedTargets);
        tunnelledSources.merge(other.tunnelledSources);
    }

    /// Packets whose nested zero belongs to an IP protocol.
    public long packets(Nested kind, int protocol) {
        return switch (kind) {
            case QUOTED -> quotedProtocols[protocol];
            case TUNNELLED -> tunnelledProtocols[protocol];
            case NONE -> 0;
        };
    }

    /// Senders of ICMP errors that quote a zero port.
    public HeavyHitters quoters() {
        return quoters;
    }

    /// Destinations of the quoted packets.
    public HeavyHitters quotedTargets() {
        return quotedTargets;
    }

    /// Inner sources of tunnelled packets with a zero port.
    public HeavyHitters tunnelledSources() {
        return tunnelledSources;
    }
}
