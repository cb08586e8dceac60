package io.portzero.summary;

import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.summary.sketch.TimeSeries;

/// What a packet is for the time series of all traffic, in the order of its columns.
public enum Moment {
    OBSERVED,
    ZERO_TCP,
    ZERO_UDP,
    ZERO_OTHER,
    FRAGMENT,
    NO_PORTS,
    TRUNCATED,
    UNDECODABLE,
    NOT_IP,
    /// Counted beside the packet's own moment.
    QUOTED,
    /// Counted beside the packet's own moment.
    TUNNELLED;

    /// What the packet is for the time series.
    static Moment of(PacketView view) {
        return switch (view.reading()) {
            case OBSERVED -> view.isZero() ? zero(view.protocol()) : OBSERVED;
            case NON_FIRST_FRAGMENT -> FRAGMENT;
            case NO_PORTS_IN_PROTOCOL -> NO_PORTS;
            case TRUNCATED -> TRUNCATED;
            case UNDECODABLE -> UNDECODABLE;
            case NOT_IP -> NOT_IP;
        };
    }

    private static Moment zero(int protocol) {
        return switch (protocol) {
            case Protocol.TCP -> ZERO_TCP;
            case Protocol.UDP -> ZERO_UDP;
            default -> ZERO_OTHER;
        };
    }

    /// How many packets of a bin are this.
    public long in(TimeSeries.Bin bin) {
        return bin.counts().get(ordinal());
    }

    /// How many packets a bin holds, each counted once.
    public static long packets(TimeSeries.Bin bin) {
        long sum = 0;
        for (Moment moment : values()) {
            sum += moment == QUOTED || moment == TUNNELLED ? 0 : moment.in(bin);
        }
        return sum;
    }
}
