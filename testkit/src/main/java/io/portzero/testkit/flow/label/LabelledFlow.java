package io.portzero.testkit.flow.label;

/// A flow whose truth is known.
///
/// @param sourcePort as on the wire; 0 where there is none
/// @param destinationPort as on the wire; 0 where there is none
/// @param protocol IP protocol
/// @param tcpFlags of all packets together
/// @param packets how many
/// @param bytes IP bytes of all packets
/// @param icmpType meaningful for ICMP
/// @param icmpCode meaningful for ICMP
/// @param fragment whether it is of later fragments alone
/// @param sourcePorts how many source ports it puts together, for formats that do that
public record LabelledFlow(
        String source,
        int sourcePort,
        String destination,
        int destinationPort,
        int protocol,
        int tcpFlags,
        int packets,
        int bytes,
        int icmpType,
        int icmpCode,
        boolean fragment,
        int sourcePorts) {

    /// Seconds since 1970 at which every flow begins.
    public static final long SECOND = 1_700_000_000L;

    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int GRE = 47;
    static final int SCTP = 132;

    static LabelledFlow of(
            int sourcePort, int destinationPort, int protocol, int packets, int bytes) {
        return new LabelledFlow(
                "192.0.2.1",
                sourcePort,
                "198.51.100.1",
                destinationPort,
                protocol,
                protocol == TCP ? 2 : 0,
                packets,
                bytes,
                0,
                0,
                false,
                1);
    }

    static LabelledFlow icmp(int type, int code) {
        return new LabelledFlow(
                "192.0.2.1", 0, "198.51.100.1", 0, ICMP, 0, 1, 84, type, code, false, 1);
    }

    LabelledFlow between(String otherSource, String otherDestination) {
        return new LabelledFlow(
                otherSource,
                sourcePort,
                otherDestination,
                destinationPort,
                protocol,
                tcpFlags,
                packets,
                bytes,
                icmpType,
                icmpCode,
                fragment,
                sourcePorts);
    }

    LabelledFlow asFragment() {
        return new LabelledFlow(
                source, 0, destination, 0, protocol, 0, packets, bytes, 0, 0, true, 1);
    }

    LabelledFlow fromPorts(int count) {
        return new LabelledFlow(
                source,
                sourcePort,
                destination,
                destinationPort,
                protocol,
                tcpFlags,
                packets,
                bytes,
                0,
                0,
                false,
                count);
    }

    boolean isIcmp() {
        return protocol == ICMP;
    }

    boolean hasPorts() {
        return !fragment && (protocol == TCP || protocol == UDP || protocol == SCTP);
    }
}
