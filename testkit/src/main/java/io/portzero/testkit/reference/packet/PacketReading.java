package io.portzero.testkit.reference.packet;

/// What one packet says about its ports.
///
/// @param outcome of the outermost layers
/// @param protocol IP protocol number of the outermost IP header, -1 where it has not been reached
/// @param ports of the outermost transport header; meaningful only where observed
/// @param cutTransportHeader the fixed transport header is not whole, or TCP's data offset below 5
/// @param quoted ports of a packet quoted by an ICMP error
/// @param tunnelled whether headers behind a tunnel have zero ports
public record PacketReading(
        Outcome outcome,
        int protocol,
        Ports ports,
        boolean cutTransportHeader,
        ZeroSides quoted,
        ZeroSides tunnelled) {

    /// How the reading ended, one of which each packet has.
    public enum Outcome {
        /// both ports were captured
        OBSERVED,
        /// a later fragment
        NON_FIRST_FRAGMENT,
        /// the protocol has no ports
        NO_PORTS_IN_PROTOCOL,
        /// fewer than four bytes of transport header
        TRUNCATED,
        /// something else than IP
        NOT_IP,
        /// a cut or lying header below the transport layer, or an unknown link type
        UNDECODABLE
    }

    /// Two ports; -1 stands for none, because 0 is a port.
    ///
    /// @param source 0 to 65535, or -1
    /// @param destination 0 to 65535, or -1
    public record Ports(int source, int destination) {
        /// No ports at all.
        public static final Ports NONE = new Ports(-1, -1);
    }

    /// Which sides of inner headers were zero.
    ///
    /// @param source some source port was zero
    /// @param destination some destination port was zero
    public record ZeroSides(boolean source, boolean destination) {
        /// No zero.
        public static final ZeroSides NONE = new ZeroSides(false, false);

        /// Whether any side was zero.
        public boolean any() {
            return source || destination;
        }

        ZeroSides with(Ports ports) {
            return new ZeroSides(
                    source || ports.source == 0, destination || ports.destination == 0);
        }
    }
}
