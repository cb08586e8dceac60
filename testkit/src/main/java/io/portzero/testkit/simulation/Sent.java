package io.portzero.testkit.simulation;

import org.jspecify.annotations.Nullable;

/// One packet as it passes the sensor.
///
/// @param nanos when
/// @param frame all its bytes
/// @param reading what there is to know of its outermost ports
/// @param flow its outermost ports, or those of the packet it quotes; null where it has neither
/// @param quotes whether the flow is that of a quoted packet
/// @param portsEnd where in the frame the flow's ports end
/// @param label why it was sent; null for ordinary traffic
/// @param kind the TCP flags or whatever tells its kind
// Nobody compares these by value, and sharing the array is meant.
@SuppressWarnings("ArrayRecordComponent")
record Sent(
        long nanos,
        byte[] frame,
        Reading reading,
        @Nullable Flow flow,
        boolean quotes,
        int portsEnd,
        @Nullable Label label,
        int kind) {

    /// What a reader must find.
    enum Reading {
        /// Both ports are there.
        OBSERVED,
        /// A later fragment.
        FRAGMENT,
        /// ICMP, GRE and the like.
        NO_PORTS
    }

    Sent at(long other, byte[] bytes) {
        return new Sent(other, bytes, reading, flow, quotes, portsEnd, label, kind);
    }
}
