package io.portzero.summary;

import static io.portzero.internal.Wire.u8;

import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.packet.StopReason;
import io.portzero.summary.sketch.Tally;
import io.portzero.summary.sketch.ValueCounts;

/// Why packets have no ports, in detail: which protocol, which EtherType, where decoding stopped.
/// Exact.
public final class AbsenceSummary {

    private static final int NUMBERS = 256;

    private final long[] protocols = new long[NUMBERS];
    private final long[] icmpTypes = new long[NUMBERS];
    private final long[] icmp6Types = new long[NUMBERS];
    private final long[] truncatedProtocols = new long[NUMBERS];
    private final long[] fragmentProtocols = new long[NUMBERS];
    private final long[] stops = new long[StopReason.values().length];
    private final ValueCounts etherTypes = new ValueCounts(4_096);
    private final ValueCounts unknownLinkTypes = new ValueCounts(1_024);

    void count(PacketView view, int linkType) {
        switch (view.reading()) {
            case OBSERVED -> {}
            case NON_FIRST_FRAGMENT -> fragmentProtocols[view.protocol()]++;
            case NO_PORTS_IN_PROTOCOL -> countProtocol(view);
            case TRUNCATED -> {
                truncatedProtocols[view.protocol()]++;
                stops[view.stopReason().ordinal()]++;
            }
            case UNDECODABLE -> {
                stops[view.stopReason().ordinal()]++;
                if (view.stopReason() == StopReason.UNKNOWN_LINK_TYPE) {
                    unknownLinkTypes.count(linkType);
                }
            }
            case NOT_IP -> etherTypes.count(view.etherType());
        }
    }

    private void countProtocol(PacketView view) {
        int protocol = view.protocol();
        protocols[protocol]++;
        if (view.transportOffset() < view.transportEnd()) {
            if (protocol == Protocol.ICMP) {
                icmpTypes[u8(view.bytes(), view.transportOffset())]++;
            } else if (protocol == Protocol.ICMPV6) {
                icmp6Types[u8(view.bytes(), view.transportOffset())]++;
            }
        }
    }

    /// Counts an ICMP message of this type.
    void countIcmp(int type) {
        protocols[Protocol.ICMP]++;
        icmpTypes[type]++;
    }

    void merge(AbsenceSummary other) {
        Tally.add(protocols, other.protocols);
        Tally.add(icmpTypes, other.icmpTypes);
        Tally.add(icmp6Types, other.icmp6Types);
        Tally.add(truncatedProtocols, other.truncatedProtocols);
        Tally.add(fragmentProtocols, other.fragmentProtocols);
        Tally.add(stops, other.stops);
        etherTypes.merge(other.etherTypes);
        unknownLinkTypes.merge(other.unknownLinkTypes);
    }

    /// Packets of a protocol that has no ports.
    public long protocol(int number) {
        return protocols[number];
    }

    /// ICMP messages of a type.
    public long icmpType(int type) {
        return icmpTypes[type];
    }

    /// ICMPv6 messages of a type.
    public long icmp6Type(int type) {
        return icmp6Types[type];
    }

    /// Packets of a protocol whose ports were cut off.
    public long truncated(int protocol) {
        return truncatedProtocols[protocol];
    }

    /// Later fragments of a protocol.
    public long fragments(int protocol) {
        return fragmentProtocols[protocol];
    }

    /// Packets at which decoding stopped for a reason.
    public long stopped(StopReason reason) {
        return stops[reason.ordinal()];
    }

    /// EtherTypes of frames that are not IP; 0 for LLC.
    public ValueCounts etherTypes() {
        return etherTypes;
    }

    /// Link types that no decoder knows.
    public ValueCounts unknownLinkTypes() {
        return unknownLinkTypes;
    }
}
