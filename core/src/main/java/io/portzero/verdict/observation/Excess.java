package io.portzero.verdict.observation;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How many times the zeros are that chance, or the ports next to zero, would lead one to expect.
///
/// @param times by protocol and side; where no zero was seen, there is no entry
public record Excess(Map<Kind, Double> times) {

    /// Nothing is known of what is usual.
    public static final Excess UNKNOWN = new Excess(Map.of());

    /// A protocol and the side of the zero.
    ///
    /// @param side source or destination
    public record Kind(PortProtocol protocol, ZeroSide side) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind that && protocol == that.protocol && side == that.side;
        }

        @Override
        public int hashCode() {
            return 31 * protocol.hashCode() + side.hashCode();
        }
    }

    public Excess {
        times = Map.copyOf(times);
    }

    /// The times of a protocol and a side; of both sides the larger; empty where it is not known.
    public OptionalDouble of(PortProtocol protocol, ZeroSide side) {
        double source = side == ZeroSide.DESTINATION ? 0 : one(protocol, ZeroSide.SOURCE);
        double destination = side == ZeroSide.SOURCE ? 0 : one(protocol, ZeroSide.DESTINATION);
        double larger = Math.max(source, destination);
        return larger > 0 ? OptionalDouble.of(larger) : OptionalDouble.empty();
    }

    private double one(PortProtocol protocol, ZeroSide side) {
        return times.getOrDefault(new Kind(protocol, side), 0.0);
    }
}
